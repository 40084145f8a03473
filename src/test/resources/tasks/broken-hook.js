module.exports = function (worker, task) {
  task.initializer('connect', (ctx, next) => next(new Error('no connection')));
  worker.task(task.id, () => {});
};
