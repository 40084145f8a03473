let runs = 0;

module.exports = function (worker, task) {
  worker.task(task.id, async (job) => {
    runs += 1;
    job.info('run %d', runs);
    if (runs === 1) {
      job.attrs.nextRunAt = new Date(Date.now() + 50);
      await job.save();
    }
  });
};
