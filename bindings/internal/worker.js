// Worker threads: what stands for one in the lane that started it, and what a worker knows of itself.
'use strict';

const { ArrayFrom, Float64Array } = primordials;
const { AsyncResource, callBack, destroy, finish } = internalBinding('async_resource');
const loop = internalBinding('event_loop');

const NANOS_PER_MS = 1e6;

// The JVM's heap is common to all lanes, so these are accepted and told, not enforced.
const DEFAULT_LIMITS = [48, 4144, 0, 4];

function limitsOf(given) {
  return ArrayFrom(given, (value, index) => (value > 0 ? value : DEFAULT_LIMITS[index]));
}

/** Asks the thread for something; `ondone` of what it answers is called with an error or null, and the answer. */
function taker(provider, ask) {
  const request = new AsyncResource(provider);
  request.ondone = null;
  ask((answer) => finish(request, 'ondone', answer));
  return request;
}

class Worker extends AsyncResource {
  static provider = 'WORKER';
  #thread;
  #limits;
  #running = false;
  #referenced = true;
  #gone = false;
  onexit = null;

  constructor(url, env, execArgv, limits, trackUnmanagedFds, isInternal, name) {
    super();
    const own = execArgv === undefined ? process.execArgv : ArrayFrom(execArgv, String);
    if (execArgv !== undefined && execArgv.length > 0) {
      const { errors, unknown } = internalBinding('option_parser').parse(own, 'worker');
      if (errors.length + unknown.length > 0) {
        this.invalidExecArgv = errors.length > 0 ? errors : unknown;
        return;
      }
    }
    if (env?.NODE_OPTIONS && env.NODE_OPTIONS !== process.env.NODE_OPTIONS) {
      const { errors, unknown } = internalBinding('option_parser').parseText(env.NODE_OPTIONS, 'environment');
      if (errors.length + unknown.length > 0) {
        this.invalidNodeOptions = errors.length > 0 ? errors : unknown;
        return;
      }
    }
    this.#limits = limitsOf(limits);
    this.#thread = native.create(name, env, own, this.#limits);
    this.threadId = native.threadIdOf(this.#thread);
    this.threadName = name;
    this.messagePort = native.openPort(this.#thread);
  }

  startThread() {
    this.#running = true;
    if (this.#referenced) loop.ref();
    native.start(this.#thread, (code) => {
      if (this.#referenced) loop.unref();
      this.#running = false;
      this.messagePort = undefined;
      if (this.onexit) callBack(this, 'onexit', [code, null, null]);
      destroy(this);
      this.#gone = true;
    });
  }

  stopThread() {
    if (this.#running) native.stop(this.#thread);
  }

  ref() {
    if (!this.#running || this.#referenced) return;
    this.#referenced = true;
    loop.ref();
  }

  unref() {
    if (!this.#running || !this.#referenced) return;
    this.#referenced = false;
    loop.unref();
  }

  hasRef() {
    return this.#gone ? undefined : this.#referenced;
  }

  getResourceLimits() {
    return new Float64Array(this.#limits);
  }

  /** Undefined, as all that asks the thread, when it has ended. */
  cpuUsage() {
    return this.#running ? taker('WORKERCPUUSAGE', (answered) => native.cpuUsage(this.#thread, (user, system) => {
      answered([null, { __proto__: null, user, system }]);
    })) : undefined;
  }

  getHeapStatistics() {
    return this.#running ? taker('WORKERHEAPSTATISTICS', (answered) => loop.post(() => {
      const { getHeapStatistics } = internalBinding('boot').require('v8');
      answered([{ __proto__: null, ...getHeapStatistics() }]);
    })) : undefined;
  }

  takeHeapSnapshot() {
    return this.#running ? internalBinding('heap_utils').createHeapSnapshotStream() : undefined;
  }

  startCpuProfile() {
    return this.#running ? this.#noProfile() : undefined;
  }

  startHeapProfile() {
    return this.#running ? this.#noProfile() : undefined;
  }

  stopCpuProfile() {}

  stopHeapProfile() {}

  #noProfile() {
    return taker('WORKERCPUPROFILE', (answered) => loop.post(() => {
      const error = new Error('Profiles are not supported: this is not V8');
      error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
      answered([error]);
    }));
  }

  loopStartTime() {
    const started = this.#running ? native.loopStarted(this.#thread) : 0;
    return started === 0 ? -1 : started / NANOS_PER_MS;
  }

  loopIdleTime() {
    return this.#running ? native.loopIdle(this.#thread) / NANOS_PER_MS : -1;
  }
}


let ownPort;

return {
  Worker,
  getEnvMessagePort() {
    ownPort ??= native.openOwnPort();
    return ownPort;
  },
  threadId: native.threadId,
  threadName: native.threadName,
  isMainThread: native.isMainThread,
  isInternalThread: false,
  ownsProcessState: native.isMainThread,
  resourceLimits: new Float64Array(native.isMainThread ? 4 : native.limits),
  kMaxYoungGenerationSizeMb: 0,
  kMaxOldGenerationSizeMb: 1,
  kCodeRangeSizeMb: 2,
  kStackSizeMb: 3,
  kTotalResourceLimitCount: 4,
};
