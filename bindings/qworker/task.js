'use strict';

const Lifecycle = require('internal/qworker/lifecycle');
const { addLogging } = require('internal/qworker/logging');
const { addHelpers } = require('internal/qworker/job_helpers');

/** One task of a worker, with its metadata as properties. Source: protocol.md §5.2. */
class Task {
  constructor(worker, metadata) {
    for (const [key, value] of Object.entries(metadata)) {
      // Metadata must not hide what task files call.
      if (!(key in Task.prototype) && key !== 'worker' && key !== 'lifecycle') {
        this[key] = value;
      }
    }
    this.worker = worker;
    hide(this, 'worker');
    this.lifecycle = new Lifecycle(this);
    hide(this, 'lifecycle');
  }

  notify(type, ...args) {
    this.worker.sendNotification('Task', this.id, type, ...args);
  }

  emit(event, ...args) {
    this.worker.emit(`task:${event}`, this, ...args);
  }

  prepareJob(job) {
    job.task = this;
    hide(job, 'task');
    addHelpers(job);
  }

  toJSON() {
    return { id: this.id, name: this.name };
  }

  toBSON() {
    return this.toJSON();
  }
}

addLogging(Task.prototype, ['log', 'info', 'warn', 'error', 'fail']);

/** Keeps a reference out of enumeration, so that a task or a job can be printed and copied. */
function hide(target, key) {
  Object.defineProperty(target, key, { enumerable: false });
}

module.exports = Task;
