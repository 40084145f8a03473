'use strict';

/**
 * Calls back and answers a promise, so that both styles of task files work. Source: protocol.md §5.3.
 *
 * @param besideError what the callback gets beside an error, if anything
 */
function promised(callback, start, besideError) {
  const promise = new Promise((resolve, reject) => {
    start((error, result) => (error ? reject(error) : resolve(result)));
  });
  if (typeof callback === 'function') {
    promise.then((result) => process.nextTick(callback, null, result), (error) => process.nextTick(callback, error, besideError));
  }
  return promise;
}

/** Takes the callback off the end of some arguments, where Node's functions have it. */
function withoutCallback(args) {
  return typeof args.at(-1) === 'function' ? [args.slice(0, -1), args.at(-1)] : [args, undefined];
}

module.exports = { promised, withoutCallback };
