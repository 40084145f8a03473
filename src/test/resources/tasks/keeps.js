module.exports = function (worker, task) {
  worker.task(task.id, function (job) {
    job.attrs.data.n += 1;
  });
};
