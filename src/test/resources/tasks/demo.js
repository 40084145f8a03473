module.exports = function (worker, task) {
  task.info('Defining %s v2 %j', task.id, task.extra);

  task.initializer('setup', { o: 1 }, (ctx, next) => {
    worker.log('init %s %s %j', ctx.name, ctx.type, ctx.options);
    next();
  });
  worker.initializer('start', () => worker.log('worker init'));
  task.finalizer('bye', () => worker.log('fin bye'));
  worker.finalizer('end', () => worker.log('worker fin'));

  let stop = () => {};

  task.observer('obs', (ctx) => {
    ctx.job.log('observed %s', ctx.name);
  });
  task.terminator('abort', (ctx) => {
    ctx.job.warn('terminating %s', ctx.job.attrs._id);
    stop();
  });

  worker.task(task.id, (job, done) => {
    job.progress(150);
    job.progress('much');
    job.progress(33.5);
    const { data } = job.attrs;
    if (data && data.to === 'slow') {
      stop = done;
    } else if (data && data.to) {
      done();
    } else {
      const error = new Error('nope');
      error.code = 'E1';
      error.when = new Date(0);
      error.nested = { a: 1 };
      done(error);
    }
  });
};
