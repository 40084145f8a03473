module.exports = function (worker, task) {
  worker.initializer('start', (ctx, next) => {
    worker.info('worker %s', ctx.type);
    setTimeout(next, 5);
  });
  worker.finalizer('end', () => worker.info('worker finalizer'));

  task.initializer('one', { a: 1 }, (ctx, next) => {
    task.info('task %s %s %j', ctx.type, ctx.name, ctx.options);
    setTimeout(next, 5);
  });
  task.initializer('two', async (ctx) => {
    await null;
    task.info('task %s %s', ctx.type, ctx.name);
  });
  task.finalizer('end', (ctx, next) => {
    task.info('task finalizer');
    next();
  });

  let stop = () => {};

  task.observer('first', ({ job }) => {
    if (job.attrs.data.refuse) throw new Error('not this one');
    job.info('observer first');
    job.attrs.data.seen = true;
  });
  task.observer('second', (ctx, next) => {
    ctx.job.info('observer second');
    setImmediate(next);
  });
  task.terminator('stop', () => stop(new Error('aborted')));

  worker.task(task.id, (job, done) => {
    job.info('processor %j', job.attrs.data);
    if (job.attrs.data.wait) {
      stop = done;
    } else {
      done();
    }
  });
};
