'use strict';

const { createRequire } = require('module');
const host = internalBinding('qworker');
const Worker = require('internal/qworker/worker');
const Task = require('internal/qworker/task');
const Runs = require('internal/qworker/runs');

/** What the Java worker calls in a lane; every `done` is called with an error or null. */
function createLane(facts) {
  const worker = new Worker(host, facts);
  const runs = new Runs(host, worker);

  function guarded(done, action) {
    try {
      action();
    } catch (error) {
      done(error ?? new Error('Nothing was thrown'));
    }
  }

  function loadTask(metadata, done) {
    const task = new Task(worker, metadata);
    guarded(done, () => {
      worker.emit('task:load', task);
      const exported = createRequire(metadata.definition)(metadata.definition);
      const define = typeof exported === 'function' ? exported : exported?.default;
      if (typeof define !== 'function') {
        throw new TypeError(`${metadata.definition} must export a function (worker, task)`);
      }
      worker.tasks[task.id] = task;
      const answer = define(worker, task);
      const initialize = () => task.lifecycle.executeHandlersOnce('initializer', done);
      if (typeof answer?.then === 'function') {
        answer.then(initialize, (error) => done(error ?? new Error('The task file rejected')));
      } else {
        initialize();
      }
    });
  }

  return {
    worker,

    /** Loads the task files one after the other; a file's error is told with its task and ends the loading. */
    loadTasks(definitions, done) {
      const waiting = [...definitions];
      worker.tasks = {};
      const next = () => {
        const metadata = waiting.shift();
        if (!metadata) {
          done(null);
          return;
        }
        loadTask(metadata, (error) => (error ? done(error, metadata.id) : next()));
      };
      next();
    },

    unloadTasks(done) {
      const waiting = Object.values(worker.tasks);
      let first = null;
      const next = (error) => {
        first ??= error ?? null;
        const task = waiting.shift();
        if (!task) {
          done(first);
          return;
        }
        worker.emit('task:unload', task);
        task.lifecycle.executeHandlersOnce('finalizer', next);
      };
      next();
    },

    runWorkerHooks(type, done) {
      worker.lifecycle.executeHandlers(type, {}, done);
    },

    emit(event, ...args) {
      try {
        worker.emit(event, ...args);
      } catch (error) {
        host.reportError(error);
      }
    },

    /** Loads a task file for what it lacks; answers the findings. */
    check: (metadata) => require('internal/qworker/check').dryRun(worker, new Task(worker, metadata)),

    startJob: (runId, attrs) => runs.start(runId, attrs),
    cancelJob: (runId, done) => runs.cancel(runId, done),
    uncaught: (error) => runs.uncaught(error),
  };
}

module.exports = { createLane };
