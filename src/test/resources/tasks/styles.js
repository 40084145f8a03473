module.exports = function (worker, task) {
  const ways = {
    done: (job, done) => done(),
    'done-later': (job, done) => setTimeout(done, 5),
    'done-twice': (job, done) => {
      done();
      setTimeout(() => done(new Error('too late')), 5);
    },
    promise: async () => {
      await new Promise((resolve) => setImmediate(resolve));
    },
    'done-with-error': (job, done) => {
      const error = new Error('out of order');
      error.code = 'E_ORDER';
      error.nested = { a: 1 };
      process.nextTick(done, error);
    },
    'done-with-text': (job, done) => done('only a text'),
    throw: () => {
      throw new Error('thrown at once');
    },
    reject: () => Promise.reject(new Error('rejected')),
    'throw-in-timer': () => {
      setTimeout(() => {
        throw new Error('thrown in a timer');
      }, 5);
    },
    'unhandled-rejection': () => {
      setTimeout(() => {
        Promise.reject(new Error('nobody caught it'));
      }, 5);
    },
    exit: () => process.exit(3),
  };

  worker.task(task.id, function (job, done) {
    return ways[job.attrs.data.how](job, done);
  });
};
