// The smallest task: data in, a word in the log, done.
module.exports = function (worker, task) {
  worker.task(task.id, function (job, done) {
    const { to = 'world' } = job.attrs.data || {};
    job.info('Hello, %s!', to);
    done();
  });
};
