'use strict';

/** Says when it runs, and when it was asked to. */
module.exports = (worker, task) => {
  worker.task(task.id, (job, done) => {
    job.notify('running', { scheduledAt: job.attrs.data.scheduledAt });
    done();
  });
};
