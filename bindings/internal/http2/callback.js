// The way from a session into Node's library: one read from the socket may hold many frames, and each callback is followed
// by its ticks and microtasks, as when Node's C++ side calls.
'use strict';

const { async_hook_fields, constants: { kStackLength } } = internalBinding('async_wrap');
const { callBack } = internalBinding('async_resource');
const { triggerUncaughtException } = internalBinding('errors');
const loop = internalBinding('event_loop');

/** What the function answers; undefined when there is none, or it threw. */
function makeCallback(resource, name, args) {
  if (typeof resource[name] !== 'function') return undefined;
  try {
    return callBack(resource, name, args);
  } catch (error) {
    triggerUncaughtException(error, false);
    return undefined;
  } finally {
    settle();
  }
}

/** Within another callback there is nothing to do yet: its own end will. */
function settle() {
  if (async_hook_fields[kStackLength] === 0) loop.drain();
}

return { makeCallback, settle };
