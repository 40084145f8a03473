// Sub-tasks: a job may schedule others, now or later.
const { promisify } = require('util');

module.exports = function (worker, task) {
  const schedule = promisify(worker.scheduleTask.bind(worker));

  worker.task(task.id, async (job) => {
    const { names = ['Ada', 'Grace'] } = job.attrs.data || {};
    for (const to of names) {
      await schedule('now', 'hello', { to });
    }
    job.info('Scheduled %d greetings', names.length);
  });
};
