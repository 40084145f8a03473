'use strict';

const { AsyncLocalStorage } = require('async_hooks');
const Job = require('internal/qworker/job');
const { abort, addSignal } = require('internal/qworker/cancellation');
const { decide } = require('internal/qworker/backoff');
const { invoke } = require('internal/qworker/invoke');

/** What went wrong, as a notification tells it. Source: protocol.md §2.4. */
function describe(error) {
  if (error instanceof Error) {
    const described = {};
    for (const key of Object.getOwnPropertyNames(error)) {
      if (key !== 'stack') {
        described[key] = error[key];
      }
    }
    // An inherited message (of a class that defines it on its prototype) is none of the own properties.
    described.message ??= error.message;
    return described;
  }
  return error !== null && typeof error === 'object' ? { ...error } : { message: String(error) };
}

function reasonOf(error) {
  if (error instanceof Error) {
    return error.message;
  }
  if (error !== null && typeof error === 'object') {
    return typeof error.message === 'string' ? error.message : JSON.stringify(error);
  }
  return String(error);
}

/**
 * The runs of jobs in this lane: observers, then the processor, then exactly one answer to `host`.
 * Source: protocol.md §2.7.
 */
class Runs {
  #host;
  #worker;
  #running = new Map();
  #current = new AsyncLocalStorage();

  constructor(host, worker) {
    this.#host = host;
    this.#worker = worker;
  }

  /** Starts a run; `runId` names it to the host. */
  start(runId, attrs) {
    const job = new Job(this.#worker, attrs);
    const run = { runId, job, settled: false };
    this.#running.set(runId, run);
    this.#worker.jobs.push(job);
    Object.defineProperty(job, 'runId', { value: runId });
    addSignal(job);
    this.#current.run(run, () => this.#begin(run));
  }

  #begin(run) {
    const { job } = run;
    const task = this.#worker.getTask(job.attrs.name);
    const processor = this.#worker.processorOf(job.attrs.name);
    if (!this.#worker.canRun(job.attrs.name)) {
      this.#settle(run, new Error(`Unknown task: ${job.attrs.name}`));
      return;
    }
    this.#worker.tellAgenda('start', job);
    this.#worker.emit('job:start', job, task, { taskId: job.attrs.name });
    task?.prepareJob(job);
    if (!task || task.lifecycle.handlers.observer.length === 0) {
      this.#process(run, processor);
      return;
    }
    task.lifecycle.executeHandlers('observer', { job }, (error) => {
      if (error) {
        this.#settle(run, error);
      } else {
        this.#process(run, processor);
      }
    });
  }

  #process(run, processor) {
    invoke(processor, run.job, (error, result) => this.#settle(run, error, result));
    this.#host.began(run.runId);
  }

  #settle(run, error, result) {
    if (run.settled) {
      return;
    }
    run.settled = true;
    this.#running.delete(run.runId);
    const { jobs } = this.#worker;
    const index = jobs.indexOf(run.job);
    if (index >= 0) {
      jobs.splice(index, 1);
    }
    const report = () => this.#report(run, error, result);
    // As Agenda does: what its methods changed of the job is stored with the end of its run.
    if (run.job.hasUnsavedChanges) {
      run.job.save((saveError) => {
        if (saveError) {
          this.#worker.error('The changes to the job %s could not be stored: %s', String(run.job.attrs._id), saveError.message);
        }
        report();
      });
    } else {
      report();
    }
  }

  #report(run, error, result) {
    this.#emitOutcome(run.job, error);
    if (error) {
      const stack = error instanceof Error ? String(error.stack) : undefined;
      const { attrs } = run.job;
      const retry = this.#retry(run.job, error);
      this.#host.failed(run.runId, reasonOf(error), describe(error), stack, attrs.data, String(error.name ?? ''), retry);
    } else {
      this.#host.succeeded(run.runId, result, run.job.attrs.data);
    }
  }

  /** A back-off function that throws does not keep the job from ending. */
  #retry(job, error) {
    try {
      return decide(this.#worker.backoffOf(job.attrs.name), job, error);
    } catch (thrown) {
      this.#worker.error('The back-off of task %s threw: %s', job.attrs.name, reasonOf(thrown));
      return false;
    }
  }

  #emitOutcome(job, error) {
    const data = { taskId: job.attrs.name };
    try {
      if (error) {
        this.#worker.emit('job:fail', error, job, job.task, { ...data, job: { error: describe(error) } });
      } else {
        this.#worker.emit('job:success', job, job.task, data);
      }
      this.#worker.tellAgenda(error ? 'fail' : 'success', job, error);
      this.#worker.tellAgenda('complete', job);
    } catch (listenerError) {
      this.#worker.error('A listener of the job\'s end threw: %s', reasonOf(listenerError));
    }
  }

  /** Tells a running job to end, for a reason of this name: its signal first, then its task's terminators. */
  cancel([runId, name, message], callback) {
    const run = this.#running.get(runId);
    if (run) {
      abort(run.job, name, message);
      this.#worker.cancelJob(run.job, callback);
    } else {
      callback(null);
    }
  }

  /**
   * An exception or rejection that nothing caught: it fails the job in whose asynchronous context it happened, or the only
   * one running. Answers whether there was one.
   */
  uncaught(error) {
    const run = this.#current.getStore() ?? this.#only();
    if (!run || run.settled) {
      return false;
    }
    this.#settle(run, error ?? new Error('An uncaught exception without a value'));
    return true;
  }

  #only() {
    return this.#running.size === 1 ? this.#running.values().next().value : undefined;
  }
}

module.exports = Runs;
