// Microtasks, and the promises whose rejection nobody handles.
'use strict';

const tickInfo = new Uint8Array(2);

return {
  tickInfo,
  promiseRejectEvents: {
    kPromiseRejectWithNoHandler: 0,
    kPromiseHandlerAddedAfterReject: 1,
    kPromiseRejectAfterResolved: 2,
    kPromiseResolveAfterResolved: 3,
  },
  enqueueMicrotask(callback) {
    native.enqueueMicrotask(() => {
      try {
        callback();
      } catch (error) {
        // A microtask of a script must not take the others down with it.
        internalBinding('errors').triggerUncaughtException(error, false);
      }
    });
  },
  setTickCallback: (callback) => native.setTickCallback(callback, tickInfo),
  runMicrotasks: native.runMicrotasks,
  setPromiseRejectCallback: native.setPromiseRejectCallback,
};
