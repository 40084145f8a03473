// A lane is the main thread of its Node; it cannot start workers.
'use strict';

class Worker {
  constructor() {
    const error = new Error('worker_threads.Worker is not supported yet: a lane runs on one thread');
    error.code = 'ERR_UNSUPPORTED_MODULE';
    throw error;
  }
}

return {
  Worker,
  getEnvMessagePort() {},
  threadId: 0,
  threadName: '',
  isMainThread: true,
  isInternalThread: false,
  ownsProcessState: true,
  resourceLimits: new Float64Array(4),
  kMaxYoungGenerationSizeMb: 0,
  kMaxOldGenerationSizeMb: 1,
  kCodeRangeSizeMb: 2,
  kStackSizeMb: 3,
  kTotalResourceLimitCount: 4,
};
