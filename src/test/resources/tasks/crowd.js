let running = 0;

module.exports = function (worker, task) {
  worker.task(task.id, { concurrency: 2 }, async (job) => {
    running += 1;
    job.info('running %d', running);
    await new Promise((resolve) => setTimeout(resolve, 10));
    running -= 1;
  });
};
