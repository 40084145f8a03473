// An Agenda process beside Qworker's worker: node agenda_peer.js <version> <settings as JSON>.
const { tell, obey } = require('./lines');
const { open } = require('./agendas');

async function main([version, settings]) {
  const agenda = await open(version, JSON.parse(settings));

  obey({
    /** Defines a job that takes `data.ms`, and fails with `data.fail` if that is given. */
    define(name, options) {
      agenda.define(name, options, (job, done) => {
        const { _id: id, data } = job.attrs;
        const startedAt = Date.now();
        tell({ began: String(id), name });
        setTimeout(() => {
          tell({ ran: String(id), name, data, startedAt, endedAt: Date.now() });
          done(data?.fail ? new Error(data.fail) : undefined);
        }, data?.ms ?? 0);
      });
    },
    start: () => agenda.start(),
    stop: async () => {
      await agenda.stop();
    },
    now: async (name, list) => {
      const jobs = await Promise.all(list.map((data) => agenda.now(name, data)));
      return jobs.map((job) => String(job.attrs._id));
    },
    schedule: async (when, name, data) => {
      const time = typeof when === 'number' ? new Date(Date.now() + when) : when;
      return String((await agenda.schedule(time, name, data)).attrs._id);
    },
    every: async (interval, name, data, options) =>
      String((await agenda.every(interval, name, data, options)).attrs._id),
    /** Saves a job once more for the same `data.key`, as programs do that must not schedule a thing twice. */
    unique: async (name, data) => {
      const job = agenda.create(name, data);
      job.unique({ 'data.key': data.key });
      job.schedule(new Date());
      await job.save();
      return String(job.attrs._id);
    },
  });
}

main(process.argv.slice(2));
