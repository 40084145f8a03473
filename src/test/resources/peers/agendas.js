// The four generations of Agenda under one set of promises.
const { promisify } = require('node:util');

const OPTIONS = { processEvery: '1 second', maxConcurrency: 20 };

async function agenda0({ uri, collection, name, ...options }) {
  const Agenda = require('agenda-0');
  const agenda = new Agenda({ ...OPTIONS, ...options, name });
  await promisify(agenda.database.bind(agenda))(uri, collection, {});
  for (const method of ['now', 'schedule', 'every', 'cancel', 'jobs']) {
    agenda[method] = promisify(agenda[method].bind(agenda));
  }
  const { start, stop } = agenda;
  agenda.start = async () => start.call(agenda);
  agenda.stop = promisify(stop.bind(agenda));
  return agenda;
}

async function agenda4And5(packageName, { uri, collection, name, ...options }) {
  const { Agenda } = require(packageName);
  const agenda = new Agenda({ ...OPTIONS, lockLimit: 20, ...options, name, db: { address: uri, collection } });
  await new Promise((resolve, reject) => agenda.on('ready', resolve).on('error', reject));
  return agenda;
}

async function agenda6({ uri, collection, name, ...options }) {
  const [{ Agenda }, { MongoBackend }] = await Promise.all([import('agenda'), import('@agendajs/mongo-backend')]);
  const backend = new MongoBackend({ address: uri, collection });
  const agenda = new Agenda({ ...OPTIONS, lockLimit: 20, ...options, name, backend });
  await agenda.ready;
  const { define } = agenda;
  agenda.define = (job, settings, processor) => define.call(agenda, job, processor, settings);
  return agenda;
}

const OPENERS = {
  '0.7.9': agenda0,
  '4.4.0': (settings) => agenda4And5('agenda-4', settings),
  '5.0.0': (settings) => agenda4And5('agenda-5', settings),
  '6.2.6': agenda6,
};

/** Connects an Agenda of this version to {uri, collection, name, …its own options}. */
exports.open = (version, settings) => OPENERS[version](settings);
