// A failed job is kept, with its reason: see `qworker jobs --state failed`.
module.exports = function (worker, task) {
  worker.task(task.id, function (job) {
    job.info('About to fail');
    const error = new Error('The ' + ((job.attrs.data || {}).what || 'thing') + ' is out of order');
    error.code = 'E_OUT_OF_ORDER';
    throw error;
  });
};
