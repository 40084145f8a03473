'use strict';

const host = internalBinding('qworker');
const Worker = require('internal/qworker/worker');
const Task = require('internal/qworker/task');
const Runs = require('internal/qworker/runs');
const taskFile = require('internal/qworker/task_file');

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
    const failed = (error) => done(error ?? new Error('The task file rejected'));

    function start(define) {
      worker.tasks[task.id] = task;
      const initialize = () => task.lifecycle.executeHandlersOnce('initializer', done);
      whenReady(define(worker, task), initialize);
    }

    /** Goes on at once with what is there, later with what is promised. */
    function whenReady(answer, next) {
      if (typeof answer?.then === 'function') {
        answer.then((value) => guarded(done, () => next(value)), failed);
      } else {
        next(answer);
      }
    }

    guarded(done, () => {
      worker.emit('task:load', task);
      whenReady(taskFile.load(metadata.definition), start);
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

    /** Loads a task file for what it lacks; `done` is called with the findings. */
    check: (metadata, done) => require('internal/qworker/check').dryRun(worker, new Task(worker, metadata), done),

    startJob: (runId, attrs) => runs.start(runId, attrs),
    cancelJob: (stop, done) => runs.cancel(stop, done),
    uncaught: (error) => runs.uncaught(error),
  };
}

module.exports = { createLane };
