// Hooks: initializer once at the start, observer before each job, terminator on cancel, finalizer at the end.
module.exports = function (worker, task) {
  let connection = null;

  task.initializer('open', { name: 'ledger' }, (ctx, next) => {
    connection = { name: ctx.options.name, entries: [] };
    setTimeout(next, 10);
  });

  // An observer may change the data before the processor sees it.
  task.observer('stamp', (ctx) => {
    const { job } = ctx;
    job.attrs.data = { amount: 1, ...job.attrs.data, ledger: connection.name };
  });

  task.terminator('abort', (ctx) => {
    ctx.job.warn('Told to stop');
  });

  task.finalizer('close', () => {
    task.info('Closing %s with %d entries', connection.name, connection.entries.length);
    connection = null;
  });

  worker.task(task.id, { concurrency: 1 }, function (job) {
    connection.entries.push(job.attrs.data.amount);
    job.info('%s has %d entries', job.attrs.data.ledger, connection.entries.length);
  });
};
