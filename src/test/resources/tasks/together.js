let waiting = [];

module.exports = function (worker, task) {
  worker.task(task.id, (job, done) => {
    waiting.push(done);
    if (waiting.length === 2) {
      job.info('two at once');
      waiting.forEach((each) => each());
      waiting = [];
    }
  });
};
