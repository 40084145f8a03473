module.exports = function (worker, task) {
  worker.task(task.id, (job, done) => {
    job.attrs.data.completions = (job.attrs.data.completions || 0) + 1;
    setTimeout(done, 2);
  });
};
