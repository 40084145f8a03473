// A processor that reports progress as events and calls back when it is done.
module.exports = function (worker, task) {
  const Processor = require('./lib/processor');

  task.info('Defining task: %s (v.%s)', task.name, Processor.version);

  worker.task(task.id, function (job, done) {
    job.info('Running task: %s', task.name);
    const processor = new Processor(job);
    processor.on('progress', (percent) => job.progress(percent));
    processor.start(done);
  });
};
