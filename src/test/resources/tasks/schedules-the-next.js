'use strict';

// Has a job of another task run after this one.
module.exports = (worker, task) => {
  worker.task(task.id, (job, done) => {
    worker.scheduleTask('now', 'noop', { n: 1 }, { after: job.attrs._id, ...job.attrs.data }, (error) => {
      done(error ?? (job.attrs.data.fails ? new Error('on purpose') : null));
    });
  });
};
