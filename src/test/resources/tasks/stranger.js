module.exports = function (worker, task) {
  worker.task('nobody', function (job, done) {
    done();
  });
};
