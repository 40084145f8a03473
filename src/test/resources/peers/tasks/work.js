// Takes `data.ms`, and fails with `data.fail` if that is given; or waits until it is cancelled. Says when it is done.
// Asks for another job with the data `data.then`.
module.exports = (worker, task) => {
  const waiting = new Map();

  task.terminator('let go', ({ job }) => waiting.get(String(job.attrs._id))?.());

  worker.task(task.id, (job, done) => {
    const data = job.attrs.data ?? {};
    if (data.then) {
      worker.scheduleTask('now', task.id, data.then);
    }
    const end = (failure) => {
      job.info('done');
      done(failure && new Error(failure));
    };
    if (data.untilCancelled) {
      waiting.set(String(job.attrs._id), () => end('cancelled'));
    } else {
      setTimeout(() => end(data.fail), data.ms ?? 0);
    }
  });
};
