module.exports = function (worker, task) {
  worker.task(task.id, (job) => {
    if (job.attrs.data && job.attrs.data.fail) throw new Error('sync');
    job.info('sync job');
  });
};
