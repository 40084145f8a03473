// What a program written for Agenda 4 or 5 does with it, and what it finds.
const LATER = new Date('2100-01-01T00:00:00.000Z');

const inMinutes = (date) => Math.round((date - Date.now()) / 60000) + 0;

module.exports = async (agenda, print) => {
  agenda.define('mail', { priority: 'high', concurrency: 3 }, async ({ attrs: { data } }) => {
    if (data?.fail) {
      throw new Error('no paper');
    }
  });
  agenda.define('tick', async () => {});

  print('# saving');
  const job = await agenda.create('mail', { to: 'Ann' }).priority('low').schedule(LATER).save();
  print(job.attrs.name, job.attrs.type, job.attrs.priority, String(job.attrs._id).length, job.attrs.nextRunAt.toISOString());
  job.attrs.data = { to: 'Bob' };
  await job.schedule('in 20 minutes').save();
  const [found] = await agenda.jobs({ _id: job.attrs._id });
  print(found.attrs.data, inMinutes(found.attrs.nextRunAt), await found.isRunning());

  print('# unique');
  const save = (text, options) =>
    agenda.create('mail', { key: 7, text }).unique({ 'data.key': 7 }, options).schedule(LATER).save();
  const [one, two] = [await save('one'), await save('two')];
  await save('three', { insertOnly: true });
  print(String(one.attrs._id) === String(two.attrs._id), (await agenda.jobs({ 'data.key': 7 })).map((each) => each.attrs.data));

  print('# recurring');
  const first = await agenda.every('3 minutes', 'tick', { first: true });
  print(first.attrs.type, first.attrs.repeatInterval, inMinutes(first.attrs.nextRunAt));
  const second = await agenda.every('0 12 * 2 *', 'tick', { second: true }, { timezone: 'UTC', skipImmediate: true });
  print(second.attrs.repeatTimezone, second.attrs.nextRunAt.getUTCMonth(), second.attrs.nextRunAt.getUTCHours());
  print((await agenda.jobs({ type: 'single' })).map((each) => each.attrs.data));
  const skipped = agenda.create('tick').repeatEvery('5 minutes', { skipImmediate: true });
  print(inMinutes(skipped.attrs.nextRunAt));
  const both = await agenda.every('1 hour', ['mail', 'tick']);
  print(both.map((each) => [each.attrs.name, each.attrs.repeatInterval]));

  print('# several, in order');
  const several = await agenda.schedule(LATER, ['mail', 'tick'], { many: true });
  print(several.map((each) => [each.attrs.name, each.attrs.priority]));
  for (const n of [2, 3, 1]) {
    await agenda.create('tick', { n }).schedule(LATER).save();
  }
  const numbers = (jobs) => jobs.map((each) => each.attrs.data.n);
  print(numbers(await agenda.jobs({ 'data.n': { $gte: 1 } }, { 'data.n': -1 })));
  print(numbers(await agenda.jobs({ 'data.n': { $gte: 1 } }, { 'data.n': 1 }, 1, 1)));

  print('# switching off');
  print(await agenda.disable({ 'data.n': { $gt: 1 } }), (await agenda.jobs({ disabled: true })).length);
  print(await agenda.enable({ name: 'tick' }) > 0, (await agenda.jobs({ disabled: true })).length);
  await job.disable().save();
  print((await agenda.jobs({ disabled: true })).map((each) => each.attrs.data));

  print('# removing');
  print(await job.remove(), await agenda.cancel({ 'data.n': { $in: [1, 2] } }), await agenda.cancel({ name: 'nobody' }));
  await agenda.create('unknown').schedule(LATER).save();
  print(await agenda.purge());
  print(await agenda.cancel({ name: { $in: ['mail', 'tick'] } }));

  print('# running');
  const heard = [];
  for (const event of ['start:mail', 'success:mail', 'complete:mail']) {
    agenda.on(event, ({ attrs: { data } }) => heard.push([event, data]));
  }
  agenda.on('fail:mail', (error, { attrs: { data, failCount } }) => heard.push(['fail:mail', error.message, data, failCount]));
  const ended = (times) => new Promise((resolve) => {
    agenda.on('complete:mail', () => {
      times -= 1;
      if (times === 0) {
        resolve();
      }
    });
  });
  const twice = ended(2);
  await agenda.start();
  await agenda.now('mail', { n: 1 });
  await agenda.now('mail', { fail: true });
  await twice;
  print(heard.filter(([, ...rest]) => JSON.stringify(rest).includes('"n"')));
  print(heard.filter(([, ...rest]) => JSON.stringify(rest).includes('"fail"')).map(([event, ...rest]) => [event, rest[0]]));
};
