module.exports = function(worker, task) {
    var Processor = require('some/work/stuff');
    
    task.info('Defining task: %s (v.%s)', task.name, Processor.version);
    
    worker.task(task.id, function(job, done) {
        job.info('Running task: %s', task.name);
        var processor = new Processor(job);
        processor.on('progress', function(progress) {
            job.progress(progress);
        });
        processor.start(done);
    });
    
};
