// fs.watch needs the operating system's change events, which are not bound yet.
'use strict';

class FSEvent {
  initialized = false;

  start() {
    const error = new Error('fs.watch is not supported yet (it needs fs_event_wrap); fs.watchFile works, it polls');
    error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
    throw error;
  }

  close() {}

  ref() {}

  unref() {}

  getAsyncId() {
    return 0;
  }
}

return { FSEvent };
