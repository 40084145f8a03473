'use strict';

const EventEmitter = require('events');
const Job = require('internal/qworker/job');
const ObjectID = require('internal/qworker/object_id');
const { promised, withoutCallback } = require('internal/qworker/promised');
const { filterOf, isOptions } = require('internal/qworker/agenda_query');
const queue = internalBinding('qworker_queue');

/** What every lane's worker asks for with its own settings, so that a task file cannot. */
const OF_THE_WORKER = {
  maxConcurrency: 'maxConcurrency',
  lockLimit: 'lockLimit',
  processEvery: 'processEvery',
  sort: undefined,
};

/**
 * `worker.agenda`, with the methods of Agenda 0.7 and of later versions, over the worker's own queue. Methods call back and
 * answer promises. Source: protocol.md §5.5.
 */
class Agenda extends EventEmitter {
  #worker;
  #defaults = {};

  constructor(worker) {
    super();
    this.setMaxListeners(0);
    this.#worker = worker;
    this._name = worker.id;
  }

  // Definitions

  define(name, options, processor) {
    if (typeof options === 'function') {
      [options, processor] = [processor, options];
    }
    this.#worker.defineWithoutTask(String(name), { ...this.#defaults, ...options }, processor);
    return this;
  }

  get _definitions() {
    return this.#worker.definitions();
  }

  get definitions() {
    return this._definitions;
  }

  // Creating jobs

  create(name, data) {
    return Job.create(this.#worker, { name, data, priority: this._definitions[name]?.priority });
  }

  now(name, ...rest) {
    const [[data], callback] = withoutCallback(rest);
    return this.create(name, data).schedule(new Date()).save(callback);
  }

  schedule(when, names, ...rest) {
    const [[data, options], callback] = withoutCallback(rest);
    return this.#forEach(names, callback, (name, done) => {
      const job = this.create(name, data);
      for (const limit of ['startDate', 'endDate', 'skipDays']) {
        if (options?.[limit] !== undefined) {
          job[limit](options[limit]);
        }
      }
      return job.schedule(when).save(done);
    });
  }

  every(interval, names, ...rest) {
    const [[data, options], callback] = withoutCallback(rest);
    return this.#forEach(names, callback, (name, done) => {
      const job = this.create(name, data);
      job.attrs.type = 'single';
      if (options?.forkMode !== undefined) {
        job.attrs.fork = options.forkMode;
      }
      return job.repeatEvery(interval, options).save(done);
    });
  }

  /** One job for a name; a list for a list of names, which may be used at once and awaited. */
  #forEach(names, callback, store) {
    try {
      if (!Array.isArray(names)) {
        return store(String(names), callback);
      }
      const jobs = names.map((name) => store(String(name)));
      const all = promised(callback, (done) => Promise.all(jobs).then((stored) => done(null, stored), done));
      Object.defineProperty(jobs, 'then', { value: (...args) => all.then(...args) });
      Object.defineProperty(jobs, 'catch', { value: (...args) => all.catch(...args) });
      return jobs;
    } catch (notUnderstood) {
      return promised(callback, (done) => done(notUnderstood));
    }
  }

  saveJob(job, callback) {
    return job.save(callback);
  }

  // Asking for jobs

  jobs(...args) {
    const [[query, sort, limit, skip], callback] = withoutCallback(args);
    return promised(callback, (done) => this.#find({ query: query ?? {}, sort, limit, skip }, done));
  }

  /** Agenda 6's form: `{ name, names, state, id, ids, data, sort, skip, limit }`, answered with how many there are in all. */
  async queryJobs(options = {}) {
    const { sort, skip, limit, ...which } = options;
    const query = filterOf(which);
    const jobs = await promised(undefined, (done) => this.#find({ query, sort, limit, skip }, done));
    const paged = skip || limit;
    const total = paged ? (await promised(undefined, (done) => this.#find({ query }, done))).length : jobs.length;
    return { jobs: jobs.map((job) => job.attrs), total };
  }

  #find({ query, sort, limit, skip }, done) {
    queue.find(query, sort ?? {}, skip ?? 0, limit ?? 0, (error, found) => {
      done(error, found?.map((attrs) => new Job(this.#worker, attrs, structuredCopy(attrs))));
    });
  }

  cancel(query, callback) {
    return this.#all('cancel', query, callback, (filter, done) => queue.remove(filter, done));
  }

  cancelAll(callback) {
    return promised(callback, (done) => queue.remove({}, done));
  }

  purge(callback) {
    const defined = Object.keys(this._definitions);
    return promised(callback, (done) => queue.remove({ name: { $not: { $in: defined } } }, done));
  }

  disable(query, callback) {
    return this.#all('disable', query, callback, (filter, done) => queue.update(filter, { disabled: true }, done));
  }

  enable(query, callback) {
    return this.#all('enable', query, callback, (filter, done) => queue.update(filter, { disabled: false }, done));
  }

  #all(method, query, callback, act) {
    return promised(callback, (done) => {
      if (query === null || typeof query !== 'object') {
        done(new TypeError(`agenda.${method} needs a query that says which jobs, for example { name: 'mail' }`));
      } else {
        act(isOptions(query) ? filterOf(query) : query, done);
      }
    });
  }

  // Taking jobs

  get ready() {
    return Promise.resolve();
  }

  start(callback) {
    return this.#take(true, callback);
  }

  stop(callback) {
    return this.#take(false, callback);
  }

  #take(take, callback) {
    return promised(callback, (done) => queue.takeJobs(take, done));
  }

  get _runningJobs() {
    return this.#worker.jobs;
  }

  /** What is ready already says so to whoever listens late. */
  on(event, listener) {
    super.on(event, listener);
    if (event === 'ready') {
      process.nextTick(() => this.emit('ready'));
    }
    return this;
  }

  once(event, listener) {
    super.once(event, listener);
    if (event === 'ready') {
      process.nextTick(() => this.emit('ready'));
    }
    return this;
  }

  // Settings

  name(name) {
    this._name = name;
    return this;
  }

  defaultConcurrency(concurrency) {
    this.#defaults.concurrency = concurrency;
    return this;
  }

  defaultLockLimit(lockLimit) {
    this.#defaults.lockLimit = lockLimit;
    return this;
  }

  defaultLockLifetime(lockLifetime) {
    this.#defaults.lockLifetime = lockLifetime;
    return this;
  }

  get attrs() {
    return { name: this._name, ...this.#defaults };
  }

  database() {
    throw alreadyConnected('database');
  }

  mongo() {
    throw alreadyConnected('mongo');
  }
}

for (const [setting, option] of Object.entries(OF_THE_WORKER)) {
  Agenda.prototype[setting] = {
    [setting](value) {
      this[`_${setting}`] = value;
      const instead = option ? `give the worker its setting ${option} instead` : 'jobs come by their time and priority';
      process.emitWarning(`worker.agenda.${setting}() changes nothing: ${instead}`, 'AgendaWarning');
      return this;
    },
  }[setting];
}

function alreadyConnected(method) {
  return new Error(`worker.agenda.${method}() is not needed: worker.agenda is connected to the worker's own queue`);
}

/** So that what a task file changes within the data is told from what was read. */
function structuredCopy(value) {
  if (Array.isArray(value)) {
    return value.map(structuredCopy);
  }
  if (value instanceof Date) {
    return new Date(value);
  }
  if (value === null || typeof value !== 'object' || value instanceof ObjectID || Buffer.isBuffer(value)) {
    return value;
  }
  if (value instanceof RegExp) {
    return value;
  }
  return Object.fromEntries(Object.entries(value).map(([key, element]) => [key, structuredCopy(element)]));
}

module.exports = Agenda;
