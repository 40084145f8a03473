// Runs a program for Agenda with ours: the one that the metadata names.
const { promisify } = require('node:util');

module.exports = (worker, task) => worker.task(task.id, async () => {
  // An Agenda takes no jobs before it is told to.
  await worker.agenda.stop();
  const program = require(task.program);
  await (program.length === 3 ? promisify(program) : program)(worker.agenda, console.log);
});
