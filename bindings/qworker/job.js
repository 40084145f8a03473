'use strict';

const { promised } = require('internal/qworker/promised');
const queue = internalBinding('qworker_queue');

const PRIORITIES = { lowest: -20, low: -10, normal: 0, high: 10, highest: 20 };
const DATES = ['lastRunAt', 'lastFinishedAt', 'nextRunAt', 'failedAt', 'lockedAt'];
/** What decides when a job recurs. */
const LIMITS = ['startDate', 'endDate', 'skipDays'];
const RULE = ['repeatInterval', 'repeatTimezone', 'repeatAt', 'lastRunAt', ...LIMITS];

function only(keys, attrs) {
  return Object.fromEntries(keys.filter((key) => attrs[key] != null).map((key) => [key, attrs[key]]));
}

function priorityOf(priority) {
  return typeof priority === 'number' || priority instanceof Number ? Number(priority) : (PRIORITIES[priority] ?? 0);
}

/**
 * A job as Agenda shows it, new or stored; the helpers of Qworker are mixed in once its task is known. Source: protocol.md
 * §5.3.
 */
class Job {
  #worker;
  /** Shared by a job and its pending twin: the attributes as they are stored, and whether some were changed since. */
  #stored = { attrs: undefined, changed: false };

  /** @param stored the attributes as they were read from the queue, if they were; an object of its own */
  constructor(worker, attrs, stored) {
    this.#worker = worker;
    this.#stored.attrs = stored;
    this.attrs = attrs;
  }

  /** A new one, with what Agenda gives it. */
  static create(worker, { name, data, type = 'normal', priority = 0 }) {
    return new Job(worker, { name, data, type, priority: priorityOf(priority), nextRunAt: new Date() });
  }

  get agenda() {
    return this.#worker.agenda;
  }

  /** Whether a method changed attributes that are not saved yet, which Agenda saves at the end of a run. */
  get hasUnsavedChanges() {
    return this.#stored.changed;
  }

  save(callback) {
    return this.#pending(callback, (done) => this.#save(false, done));
  }

  #save(ownRun, done) {
    queue.save(this.attrs, this.#stored.attrs, ownRun, (error, attrs) => {
      if (!error) {
        this.attrs._id = attrs._id;
        this.attrs.nextRunAt = attrs.nextRunAt;
        this.#stored.attrs = attrs;
        this.#stored.changed = false;
      }
      done(error, this);
    });
  }

  /** Stored now or later: a job to go on with at once, as Agenda 0.7 answers, and a promise of it, as later ones do. */
  #pending(callback, start) {
    const promise = promised(callback, start);
    const twin = new Job(this.#worker, this.attrs);
    twin.#stored = this.#stored;
    for (const method of ['then', 'catch', 'finally']) {
      Object.defineProperty(twin, method, { value: (...args) => promise[method](...args) });
    }
    return twin;
  }

  touch(progress, callback) {
    if (typeof progress === 'function') {
      [progress, callback] = [undefined, progress];
    }
    if (progress !== undefined) {
      this.#worker.reportProgress(this, progress);
    }
    return promised(callback, (done) => {
      queue.touch(this.attrs._id, (error, lockedAt) => {
        this.attrs.lockedAt = lockedAt ?? this.attrs.lockedAt;
        done(error, this);
      });
    });
  }

  remove(callback) {
    return promised(callback, (done) => {
      if (this.attrs._id == null) {
        done(null, 0);
      } else {
        queue.remove({ _id: this.attrs._id }, done);
      }
    });
  }

  run(callback) {
    const { runHere } = require('internal/qworker/run_here');
    const saveRun = () => promised(undefined, (done) => this.#save(true, done));
    return promised(callback, (done) => runHere(this.#worker, this, saveRun, { done, calledBack: callback !== undefined }), this);
  }

  fail(reason) {
    const now = new Date();
    this.attrs.failReason = reason instanceof Error ? reason.message : reason;
    this.attrs.failCount = (this.attrs.failCount ?? 0) + 1;
    this.attrs.failedAt = now;
    this.attrs.lastFinishedAt = now;
    return this;
  }

  schedule(when) {
    return this.#change({ nextRunAt: queue.when(when, this.attrs.name, this.#limits()) });
  }

  repeatEvery(interval, options) {
    const { timezone, skipImmediate, ...limits } = options ?? {};
    const changes = { repeatInterval: interval, repeatTimezone: timezone ?? null };
    for (const limit of LIMITS) {
      if (limits[limit] !== undefined) {
        changes[limit] = limits[limit];
      }
    }
    return this.#change({ ...changes, nextRunAt: this.#firstRun(changes, Boolean(skipImmediate)) });
  }

  repeatAt(time) {
    this.#firstRun({ repeatInterval: undefined, repeatAt: time });
    return this.#change({ repeatAt: time });
  }

  computeNextRunAt() {
    try {
      return this.#change({ nextRunAt: this.#firstRun() });
    } catch (error) {
      return this.#change({ nextRunAt: null }).fail(error);
    }
  }

  #firstRun(changes, skipImmediate = false) {
    return queue.firstRun(only(RULE, { ...this.attrs, ...changes }), this.attrs.name, skipImmediate);
  }

  #limits() {
    return only(LIMITS, this.attrs);
  }

  priority(priority) {
    return this.#change({ priority: priorityOf(priority) });
  }

  unique(unique, options) {
    this.attrs.unique = unique;
    this.attrs.uniqueOpts = options;
    return this;
  }

  disable() {
    return this.#change({ disabled: true });
  }

  enable() {
    return this.#change({ disabled: false });
  }

  setShouldSaveResult(shouldSaveResult) {
    return this.#change({ shouldSaveResult: Boolean(shouldSaveResult) });
  }

  startDate(date) {
    return this.#change({ startDate: dateOf(date, 'start date') });
  }

  endDate(date) {
    return this.#change({ endDate: dateOf(date, 'end date') });
  }

  skipDays(days) {
    const wrong = days.find((day) => !Number.isInteger(day) || day < 0 || day > 6);
    if (wrong !== undefined) {
      throw new RangeError(`${wrong} is no day of the week: 0 is Sunday, 6 is Saturday`);
    }
    return this.#change({ skipDays: [...new Set(days)] });
  }

  #change(changes) {
    Object.assign(this.attrs, changes);
    this.#stored.changed = true;
    return this;
  }

  isRunning() {
    const { lastRunAt, lastFinishedAt, lockedAt } = this.attrs;
    return Boolean(lastRunAt && (!lastFinishedAt || (lockedAt && lastRunAt > lastFinishedAt)));
  }

  toJSON() {
    const json = { ...this.attrs };
    for (const field of DATES) {
      if (json[field]) {
        json[field] = new Date(json[field]);
      }
    }
    return json;
  }
}

function dateOf(value, what) {
  const date = new Date(value);
  if (Number.isNaN(date.getTime())) {
    throw new TypeError(`${value} is no ${what}: a Date or a text such as 2026-01-31 is`);
  }
  return date;
}

module.exports = Job;
