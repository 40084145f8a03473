// Fails until its data's `fails` attempts have been made, as the data say; tells of each attempt.
const { UnrecoverableError, backoffStrategies } = require('qworker');

let attempts = 0;

class Refused extends Error {
  retry = false;
}

module.exports = (worker, task) => {
  const { when, constant } = backoffStrategies;
  const options = {
    plain: {},
    constant: { backoff: constant({ delay: 1, maxRetries: 2 }) },
    asked: { backoff: when(({ error }) => error.code === 'EAGAIN', ({ attempt }) => (attempt <= 3 ? attempt : null)) },
  };
  worker.task(task.id, options[task.strategy ?? 'plain'], async (job) => {
    attempts += 1;
    job.info('attempt %d, retry %s', attempts, String(job.attrs.retryCount ?? 0));
    const { fails = 0, refuse, code } = job.attrs.data;
    if (refuse) {
      throw refuse === 'class' ? new UnrecoverableError('never') : new Refused('never');
    }
    if (attempts <= fails) {
      throw Object.assign(new Error(`attempt ${attempts} failed`), { code });
    }
  });
};
