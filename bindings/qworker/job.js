'use strict';

const PRIORITIES = { lowest: -20, low: -10, normal: 0, high: 10, highest: 20 };

/** Calls back and answers a promise, so that both styles of task files work. Source: protocol.md §5.3. */
function promised(callback, start) {
  const promise = new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result)));
  });
  if (typeof callback === 'function') {
    promise.then((result) => process.nextTick(callback, null, result), (error) => process.nextTick(callback, error));
  }
  return promise;
}

/** A job as Agenda shows it; the helpers of Qworker are mixed in once its task is known. Source: protocol.md §5.3. */
class Job {
  #host;

  constructor(host, attrs) {
    this.#host = host;
    this.attrs = attrs;
  }

  save(callback) {
    return promised(callback, (done) => this.#host.saveJob(this.attrs, (error) => done(error, this)));
  }

  touch(callback) {
    return promised(callback, (done) => {
      this.#host.touchJob(String(this.attrs._id), (error, lockedAt) => {
        this.attrs.lockedAt = lockedAt ?? this.attrs.lockedAt;
        done(error, this);
      });
    });
  }

  remove(callback) {
    return promised(callback, (done) => this.#host.removeJob(String(this.attrs._id), done));
  }

  fail(reason) {
    const now = new Date();
    this.attrs.failReason = reason instanceof Error ? reason.message : reason;
    this.attrs.failCount = (this.attrs.failCount ?? 0) + 1;
    this.attrs.failedAt = now;
    this.attrs.lastFinishedAt = now;
    return this;
  }

  priority(priority) {
    this.attrs.priority = typeof priority === 'number' ? priority : (PRIORITIES[priority] ?? 0);
    return this;
  }

  disable() {
    this.attrs.disabled = true;
    return this;
  }

  enable() {
    this.attrs.disabled = false;
    return this;
  }

  isRunning() {
    const { lastRunAt, lastFinishedAt, lockedAt } = this.attrs;
    return Boolean(lastRunAt && (!lastFinishedAt || (lockedAt && lastRunAt > lastFinishedAt)));
  }

  toJSON() {
    const json = { ...this.attrs };
    for (const field of ['lastRunAt', 'lastFinishedAt', 'nextRunAt', 'failedAt', 'lockedAt']) {
      if (json[field]) {
        json[field] = new Date(json[field]);
      }
    }
    return json;
  }
}

module.exports = Job;
