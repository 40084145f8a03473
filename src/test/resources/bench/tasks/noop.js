'use strict';

/** Does nothing: what is left is the cost of the queue. */
module.exports = (worker, task) => {
  worker.task(task.id, { concurrency: 20 }, (job, done) => done());
};
