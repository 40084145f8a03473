'use strict';

const controllers = new WeakMap();

function controllerOf(job) {
  if (!controllers.has(job)) {
    controllers.set(job, new AbortController());
  }
  return controllers.get(job);
}

/** Gives a job its `signal`, an AbortSignal that tells it to end; made when it is first asked for. */
function addSignal(job) {
  Object.defineProperty(job, 'signal', { get: () => controllerOf(job).signal, configurable: true });
}

/** Tells a job that it is to end; `name` is AbortError or TimeoutError, as in Node's own signals. */
function abort(job, name = 'AbortError', message = 'Cancelled') {
  job.canceled = true;
  controllerOf(job).abort(new DOMException(message, name));
}

module.exports = { addSignal, abort };
