// The two functions by which the loop runs timers and immediates, and what Node's library tells the loop about them.
'use strict';

const immediateInfo = new Uint32Array(3);
const timeoutInfo = new Int32Array(1);

return {
  immediateInfo,
  timeoutInfo,
  setupTimers: (processImmediate, processTimers) => native.setupTimers(processImmediate, processTimers, immediateInfo),
  getLibuvNow: native.getLibuvNow,
  scheduleTimer: native.scheduleTimer,
  toggleTimerRef: native.toggleTimerRef,
  // The loop reads immediateInfo itself.
  toggleImmediateRef() {},
};
