// A manager against the original's protocol, in a few lines: node small_manager.js <uri>. It admits whoever knows its tasks,
// schedules what workers ask for, and otherwise does what it is told.
const { promisify } = require('node:util');
const mubsub = require('mubsub');
const { tell, obey } = require('./lines');
const { open } = require('./agendas');

async function main([uri]) {
  const agenda = await open('0.7.9', { uri, collection: 'Job', name: 'small-manager' });
  const channel = mubsub(uri).channel();
  const publish = promisify(channel.publish.bind(channel));
  const tasks = new Map();

  const admit = ({ pid, taskIds }) =>
    publish(`${pid}/start`, {
      db: uri,
      collection: 'Job',
      tasks: taskIds.map((id) => tasks.get(id)).filter(Boolean),
      pingInterval: 500,
      processEvery: '1 second',
    });

  channel.on('document', ({ event, message }) => event && tell({ heard: event, message }));
  channel.subscribe('define:tasks', (definitions) => {
    for (const definition of definitions) {
      tasks.set(definition.id, definition);
    }
  });
  channel.subscribe('worker:initialize', admit);
  channel.subscribe('schedule:task', ({ when, name, options }) => agenda.schedule(when, name, options));
  await promisify(channel.ready.bind(channel))().catch(() => {});

  obey({
    admit,
    schedule: async (name, data) => String((await agenda.now(name, data)).attrs._id),
    online: () => publish('manager:start', 'small-manager'),
    offline: () => publish('manager:stop', 'small-manager'),
    cancel: (jobId) => publish('job:cancel', jobId),
    terminate: (pid, reason) => publish(`${pid}/terminate`, reason),
  });
}

main(process.argv.slice(2));
