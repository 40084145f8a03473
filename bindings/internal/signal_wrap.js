// The worker itself answers to signals. A script may listen to them, but hears nothing.
'use strict';

class Signal {
  start() { return 0; }
  stop() {}
  close() {}
  ref() {}
  unref() {}
  hasRef() { return false; }
}

return { Signal };
