module.exports = function (worker, task) {
  // The missing package is on the next line.
  require('not-installed');
  worker.task(task.id, () => {});
};
