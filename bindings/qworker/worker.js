'use strict';

const EventEmitter = require('events');
const Lifecycle = require('internal/qworker/lifecycle');
const Task = require('internal/qworker/task');
const { abort } = require('internal/qworker/cancellation');
const { addLogging, fields } = require('internal/qworker/logging');

const IDENTITY = ['id', 'pid', 'taskIds', 'startedAt', 'pingedAt', 'standalone', 'silent'];

/**
 * The worker as its task files see it, one in each lane. What it says and asks goes to `host`, the Java worker, which owns
 * the connection, the queue and the life cycle. Source: protocol.md §5.1.
 */
class Worker extends EventEmitter {
  #host;
  #definitions = new Map();
  #agenda;

  constructor(host, facts) {
    super();
    this.setMaxListeners(0);
    this.#host = host;
    for (const key of IDENTITY) {
      if (facts[key] !== undefined) {
        this[key] = facts[key];
      }
    }
    this.options = facts.options ?? {};
    this.tasks = {};
    this.jobs = [];
    this.lifecycle = new Lifecycle(this, { types: ['initializer', 'finalizer'] });
    // Without a listener an 'error' would be thrown at whoever emits it; the Java worker reports errors by itself.
    this.on('error', () => {});
  }

  task(name, options, processor) {
    if (typeof options === 'function') {
      [options, processor] = [{}, options];
    }
    if (typeof processor !== 'function') {
      throw new TypeError(`The processor of task '${name}' must be a function`);
    }
    this.#define(String(name), options, processor, true);
  }

  /** What `agenda.define` does: its jobs need no task file of their own. */
  defineWithoutTask(name, options, processor) {
    if (typeof processor !== 'function') {
      throw new TypeError(`The processor of jobs of the name '${name}' must be a function`);
    }
    this.#define(name, options, processor, false);
  }

  #define(name, options, processor, needsTask) {
    this.#definitions.set(name, { ...options, fn: processor, needsTask });
    this.#host.defineTask(name, { ...options, backoff: options?.backoff?.declared ?? options?.backoff });
  }

  backoffOf(name) {
    return this.#definitions.get(name)?.backoff;
  }

  processorOf(name) {
    return this.#definitions.get(name)?.fn;
  }

  /** Whether jobs of this name can run here: there is a processor, and the task if it needs one. */
  canRun(name) {
    const definition = this.#definitions.get(name);
    return definition !== undefined && (!definition.needsTask || this.getTask(name) !== undefined);
  }

  definitions() {
    return Object.fromEntries([...this.#definitions].map(([name, { needsTask, ...definition }]) => [name, definition]));
  }

  get agenda() {
    this.#agenda ??= new (require('internal/qworker/agenda'))(this);
    return this.#agenda;
  }

  /** Tells those who listen to `worker.agenda` of a job, by Agenda's events. Source: protocol.md §4.6. */
  tellAgenda(event, job, error) {
    const args = event === 'fail' ? [error, job] : [job];
    this.#agenda?.emit(event, ...args);
    this.#agenda?.emit(`${event}:${job.attrs.name}`, ...args);
  }

  getTask(name) {
    return this.tasks[name];
  }

  /**
   * `scheduleTask(when, name, [data], [options], [callback])`; options: `{ after: [ids], afterFailure: 'fail' | 'cancel' | 'run' }`.
   */
  scheduleTask(when, name, ...rest) {
    const callback = typeof rest.at(-1) === 'function' ? rest.pop() : () => {};
    const [data, options = {}] = rest;
    const after = [options.after ?? []].flat().map(String);
    if (when === 'now' || when === true || when == null) {
      when = new Date();
    }
    this.#host.scheduleTask(when, String(name), { ...data }, { ...options, after }, callback);
  }

  publish(event, data, callback) {
    if (typeof data === 'function') {
      [data, callback] = [null, data];
    }
    this.#host.publish(`${this.pid}/${event}`, data ?? null, callback ?? (() => {}));
  }

  subscribe(event, callback) {
    const unsubscribe = this.#host.subscribe(`${this.pid}/${event}`, callback);
    return { unsubscribe };
  }

  trigger(event, data, callback) {
    if (typeof data === 'function') {
      [data, callback] = [undefined, data];
    }
    const payload = data ?? this;
    this.#host.publish(`worker:${event}`, payload, () => {
      this.emit(event, payload);
      callback?.();
    });
  }

  notify(type, ...args) {
    this.sendNotification('Worker', this.id, type, ...args);
  }

  sendNotification(sourceType, sourceId, type, ...args) {
    this.#host.notify(sourceType, String(sourceId), type, fields(args));
  }

  reportProgress(job, percent) {
    const bounded = Math.max(0, Math.min(typeof percent === 'number' && percent === percent ? percent : 0, 100));
    this.#host.progress(job, bounded);
    if (this.listenerCount('job:progress') > 0) {
      this.emit('job:progress', bounded, job, job.task, { taskId: job.attrs.name, job: { progress: bounded } });
    }
  }

  cancelJob(job, callback) {
    if (!job.canceled) {
      abort(job);
    }
    if (job.task) {
      job.task.lifecycle.executeHandlers('terminator', { job }, callback ?? (() => {}));
    } else {
      callback?.(null);
    }
  }

  cancelJobs(callback) {
    let waiting = this.jobs.length;
    if (waiting === 0) {
      callback?.(null);
      return;
    }
    let first = null;
    for (const job of [...this.jobs]) {
      this.cancelJob(job, (error) => {
        first ??= error;
        waiting -= 1;
        if (waiting === 0) {
          callback?.(first);
        }
      });
    }
  }

  stop(reason, callback) {
    this.#end(false, reason, callback);
  }

  terminate(reason, callback) {
    this.#end(true, reason, callback);
  }

  #end(terminate, reason, callback) {
    if (typeof reason === 'function') {
      [reason, callback] = [null, reason];
    }
    if (typeof callback === 'function') {
      this.once('stop', () => callback(null));
    }
    this.#host.stop(terminate, reason == null ? null : String(reason.message ?? reason));
  }

  ping() {
    this.trigger('ping');
  }

  toJSON() {
    const json = {};
    for (const key of IDENTITY) {
      if (this[key] !== undefined) {
        json[key] = this[key];
      }
    }
    return json;
  }

  toBSON() {
    return this.toJSON();
  }
}

addLogging(Worker.prototype, ['log', 'info', 'warn', 'error', 'fail']);

Worker.Task = Task;

module.exports = Worker;
