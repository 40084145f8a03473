'use strict';

/** Says of an error, or of anything thrown, that trying again is of no use. */
class UnrecoverableError extends Error {
  name = 'UnrecoverableError';
  retry = false;
}

/**
 * Agenda 6's strategies for `worker.task(name, { backoff }, processor)`. Those that are only numbers carry them as
 * `declared`, so that they hold even when the task's JavaScript had to be stopped. Source: protocol.md §4.7.
 */
function declare(declared, grow) {
  const { delay = 1000, maxDelay = Infinity, maxRetries = 3, jitter = 0 } = declared;
  const strategy = ({ attempt }) => {
    if (attempt > maxRetries) {
      return null;
    }
    const base = Math.min(grow(delay, attempt - 1), maxDelay);
    return jitter > 0 ? Math.max(0, Math.round(base + base * jitter * (Math.random() * 2 - 1))) : base;
  };
  const given = Object.entries(declared).filter(([, value]) => value !== undefined && value !== Infinity);
  return Object.assign(strategy, { declared: Object.fromEntries(given) });
}

const constant = (options = {}) => declare({ ...options, type: 'constant' }, (delay) => delay);

const linear = (options = {}) =>
  declare({ ...options, type: 'linear' }, (delay, before) => delay + (options.increment ?? delay) * before);

const exponential = (options = {}) =>
  declare({ ...options, type: 'exponential' }, (delay, before) => delay * (options.factor ?? 2) ** before);

/** The first strategy that wants another attempt. */
const combine = (...strategies) => (context) => {
  for (const strategy of strategies) {
    const delay = strategy(context);
    if (delay !== null) {
      return delay;
    }
  }
  return null;
};

/** A strategy for those failures only of which `condition(context)` holds. */
const when = (condition, strategy) => (context) => (condition(context) ? strategy(context) : null);

const backoffStrategies = {
  constant,
  linear,
  exponential,
  combine,
  when,
  aggressive: () => exponential({ delay: 100, factor: 2, maxRetries: 3 }),
  relaxed: () => exponential({ delay: 5000, factor: 3, maxRetries: 4, jitter: 0.1 }),
  standard: () => exponential({ delay: 1000, factor: 2, maxRetries: 5, jitter: 0.1 }),
};

/**
 * What the host is told of another attempt: false for never, milliseconds, or undefined when what was declared decides.
 */
function decide(strategy, job, error) {
  if (error?.retry === false) {
    return false;
  }
  if (typeof strategy !== 'function' || strategy.declared || job.attrs.backoff !== undefined) {
    return undefined;
  }
  const attempt = (job.attrs.retryCount ?? 0) + 1;
  const delay = strategy({ attempt, error, jobName: job.attrs.name, jobData: job.attrs.data });
  return Number.isFinite(delay) ? delay : false;
}

module.exports = { UnrecoverableError, backoffStrategies, decide };
