// What a program written for Agenda 0.7.9 does with it, and what it finds.
const LATER = new Date('2100-01-01T00:00:00.000Z');

const inMinutes = (date) => Math.round((date - Date.now()) / 60000) + 0;

module.exports = (agenda, print, done) => {
  const steps = [defining, creating, saving, unique, recurring, several, asking, switching, computing, removing, running, purging];
  const next = (error) => {
    if (error) {
      done(error);
    } else if (steps.length > 0) {
      const step = steps.shift();
      print('#', step.name);
      step(next);
    } else {
      done();
    }
  };
  next();

  function defining(then) {
    agenda.define('mail', { priority: 'high', concurrency: 3 }, (job, end) => end(job.attrs.data?.fail && new Error('no paper')));
    agenda.define('tick', (job) => { job.attrs.data = { ticks: (job.attrs.data?.ticks ?? 0) + 1 }; });
    const { concurrency, priority } = agenda._definitions.mail;
    print(concurrency, priority);
    then();
  }

  function creating(then) {
    const job = agenda.create('mail', { to: 'Ann' });
    const { name, type, priority, data, nextRunAt, _id } = job.attrs;
    print(name, type, priority, data, nextRunAt instanceof Date, _id, job.isRunning(), job.agenda === agenda);
    print(agenda.create('tick').attrs.priority, agenda.create('unknown').attrs.data);
    then();
  }

  function saving(then) {
    const job = agenda.create('mail', { to: 'Bob', when: new Date(0) });
    const same = job.priority('low').schedule(LATER) === job;
    job.save((error, saved) => {
      print(error, same, saved.attrs._id.toString() === String(job.attrs._id), String(job.attrs._id).length);
      print(saved.attrs.priority, saved.attrs.nextRunAt.toISOString(), saved.attrs.type);
      saved.attrs.data.to = 'Carl';
      saved.schedule('in 20 minutes').priority(3).save((again, twice) => {
        print(again, inMinutes(twice.attrs.nextRunAt), twice.attrs.data, twice.attrs.priority);
        agenda.jobs({ _id: saved.attrs._id }, (failed, found) => {
          print(failed, found.length, found[0].attrs.data, found[0].attrs.data.when instanceof Date);
          print(Object.keys(found[0].toJSON()).filter((key) => !['lockedAt', 'lastModifiedBy'].includes(key)).sort());
          then(failed);
        });
      });
    });
  }

  function unique(then) {
    const save = (text, options, callback) =>
      agenda.create('mail', { key: 7, text }).unique({ 'data.key': 7 }, options).schedule(LATER).save(callback);
    save('one', undefined, (error, one) => save('two', undefined, (_, two) => save('three', { insertOnly: true }, (failed) => {
      print(error, failed, String(one.attrs._id) === String(two.attrs._id));
      agenda.jobs({ 'data.key': 7 }, (wrong, found) => {
        print(found.map((job) => job.attrs.data));
        then(wrong);
      });
    })));
  }

  function recurring(then) {
    agenda.every('3 minutes', 'tick', { first: true }, (error, first) => {
      print(error, first.attrs.type, first.attrs.repeatInterval, first.attrs.repeatTimezone, inMinutes(first.attrs.nextRunAt));
      agenda.every('0 12 * feb *', 'tick', { second: true }, { timezone: 'UTC' }, (again, second) => {
        const { repeatInterval, repeatTimezone, nextRunAt, data } = second.attrs;
        print(again, repeatInterval, repeatTimezone, data, nextRunAt.getUTCMonth(), nextRunAt.getUTCHours());
        agenda.jobs({ name: 'tick', type: 'single' }, (failed, found) => {
          print(found.length, found[0].attrs.data, String(found[0].attrs._id) === String(first.attrs._id));
          found[0].remove((wrong, removed) => {
            print(wrong, removed);
            then(failed);
          });
        });
      });
    });
  }

  function several(then) {
    agenda.schedule(LATER, ['mail', 'tick'], { many: true }, (error, jobs) => {
      print(error, jobs.map((job) => [job.attrs.name, job.attrs.priority, job.attrs.nextRunAt.toISOString()]));
      agenda.every('1 hour', ['mail', 'tick'], undefined, (failed, both) => {
        print(failed, both.map((job) => [job.attrs.name, job.attrs.type, job.attrs.repeatInterval]));
        agenda.cancel({ type: 'single' }, (wrong, count) => {
          print(wrong, count);
          then();
        });
      });
    });
  }

  function asking(then) {
    agenda.jobs({ name: { $in: ['mail', 'tick'] }, 'data.many': { $exists: true } }, (error, found) => {
      print(found.map((job) => job.attrs.name).sort());
      agenda.jobs({ $or: [{ 'data.to': /^car/i }, { priority: { $lt: 0 } }], nextRunAt: { $lt: LATER } }, (failed, some) => {
        print(failed, some.map((job) => job.attrs.data.to));
        agenda.jobs({ name: 'nobody' }, (_, none) => {
          print(none);
          then(error);
        });
      });
    });
  }

  function switching(then) {
    agenda.jobs({ 'data.many': true, name: 'mail' }, (error, [job]) => {
      job.disable().save(() => agenda.jobs({ disabled: true }, (failed, off) => {
        print(off.length, off[0].attrs.name);
        job.enable();
        job.save(() => agenda.jobs({ disabled: true }, (wrong, left) => {
          print(left.length, job.attrs.disabled);
          then(error);
        }));
      }));
    });
  }

  function computing(then) {
    const job = agenda.create('mail');
    print(job.repeatEvery('2 hours') === job, inMinutes(job.computeNextRunAt().attrs.nextRunAt));
    job.attrs.lastRunAt = new Date('2026-01-15T10:00:00Z');
    print(new Date(job.computeNextRunAt().attrs.nextRunAt).toISOString());
    job.repeatEvery('30 10 * * *', { timezone: 'UTC' }).computeNextRunAt();
    print(new Date(job.attrs.nextRunAt).toISOString());
    job.fail(new Error('first'));
    job.fail('second');
    print(job.attrs.failReason, job.attrs.failCount, job.attrs.failedAt instanceof Date);
    then();
  }

  function removing(then) {
    agenda.now('mail', { gone: true }, (error, job) => {
      print(error, inMinutes(job.attrs.nextRunAt), job.attrs.data);
      job.remove((failed, count) => {
        print(failed, count);
        agenda.cancel({ name: 'mail', 'data.gone': true }, (wrong, none) => {
          print(wrong, none);
          then();
        });
      });
    });
  }

  function running(then) {
    for (const event of ['start', 'success', 'complete', 'start:mail', 'complete:mail']) {
      agenda.on(event, ({ attrs: { name, data } }) => name === 'mail' && print(event, data));
    }
    agenda.on('fail:mail', (error, job) => print('fail:mail', error.message, job.attrs.data, job.attrs.failCount));
    agenda.create('mail', { here: true }).run((error, job) => {
      print(error, job.attrs.nextRunAt ?? null, job.isRunning(), job.attrs.lastFinishedAt >= job.attrs.lastRunAt);
      setTimeout(() => agenda.create('mail', { fail: true }).run((failed, broken) => {
        print(failed.message, broken.attrs.failReason, broken.attrs.failCount);
        setTimeout(then, 50);
      }), 50);
    });
  }

  function purging(then) {
    agenda.create('unknown').schedule(LATER).save(() => agenda.create('strange').schedule(LATER).save(() => {
      agenda.purge((error, count) => {
        print(error, count);
        agenda.cancel({ name: { $in: ['mail', 'tick'] } }, (failed, rest) => {
          print(failed, rest);
          then();
        });
      });
    }));
  }
};
