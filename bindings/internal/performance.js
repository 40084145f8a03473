// Clocks and milestones of the lane, and histograms.
'use strict';

const NANOS_PER_MS = 1e6;
const LOOP_START = 5;
const LOOP_EXIT = 6;
const BOOTSTRAP_COMPLETE = 7;

const constants = {
  NODE_PERFORMANCE_GC_MAJOR: 4,
  NODE_PERFORMANCE_GC_MINOR: 1,
  NODE_PERFORMANCE_GC_INCREMENTAL: 8,
  NODE_PERFORMANCE_GC_WEAKCB: 16,
  NODE_PERFORMANCE_GC_FLAGS_NO: 0,
  NODE_PERFORMANCE_GC_FLAGS_CONSTRUCT_RETAINED: 2,
  NODE_PERFORMANCE_GC_FLAGS_FORCED: 4,
  NODE_PERFORMANCE_GC_FLAGS_SYNCHRONOUS_PHANTOM_PROCESSING: 8,
  NODE_PERFORMANCE_GC_FLAGS_ALL_AVAILABLE_GARBAGE: 16,
  NODE_PERFORMANCE_GC_FLAGS_ALL_EXTERNAL_MEMORY: 32,
  NODE_PERFORMANCE_GC_FLAGS_SCHEDULE_IDLE: 64,
};

// Node keeps these from its users, who see the others as perf_hooks.constants.
const hidden = {
  NODE_PERFORMANCE_ENTRY_TYPE_GC: 0,
  NODE_PERFORMANCE_ENTRY_TYPE_HTTP: 1,
  NODE_PERFORMANCE_ENTRY_TYPE_HTTP2: 2,
  NODE_PERFORMANCE_ENTRY_TYPE_NET: 3,
  NODE_PERFORMANCE_ENTRY_TYPE_DNS: 4,
  NODE_PERFORMANCE_MILESTONE_TIME_ORIGIN_TIMESTAMP: 0,
  NODE_PERFORMANCE_MILESTONE_TIME_ORIGIN: 1,
  NODE_PERFORMANCE_MILESTONE_ENVIRONMENT: 2,
  NODE_PERFORMANCE_MILESTONE_NODE_START: 3,
  NODE_PERFORMANCE_MILESTONE_V8_START: 4,
  NODE_PERFORMANCE_MILESTONE_LOOP_START: 5,
  NODE_PERFORMANCE_MILESTONE_LOOP_EXIT: 6,
  NODE_PERFORMANCE_MILESTONE_BOOTSTRAP_COMPLETE: 7,
};
for (const [name, value] of Object.entries(hidden)) Object.defineProperty(constants, name, { value });

const origin = native.origin();
const milestones = new Float64Array(8).fill(-1);
milestones[0] = native.originTimestamp();
milestones[1] = origin;
milestones[3] = origin;
// The engine has started by the time the lane has.
milestones[4] = native.started();
const now = () => origin + native.now() * NANOS_PER_MS;
milestones[2] = now();

const { Histogram, IntervalHistogram } = internalBinding('histogram');

const observerCounts = new Uint32Array(5);
let tellObservers;

return {
  Histogram,
  constants,
  milestones,
  observerCounts,
  now: native.now,
  setupObservers(callback) {
    tellObservers = callback;
  },
  /** `type` as in a PerformanceEntry; `start` and `duration` in ms. */
  notifyObservers: (name, type, start, duration, detail) => tellObservers?.(name, type, start, duration, detail),
  installGarbageCollectionTracking() {},
  removeGarbageCollectionTracking() {},
  notify() {},
  loopIdleTime: () => native.loopIdle() / NANOS_PER_MS,
  createELDHistogram: (resolution) => new IntervalHistogram(resolution),
  markBootstrapComplete() {
    milestones[BOOTSTRAP_COMPLETE] = now();
  },
  uvMetricsInfo: native.loopMetrics,
  /** The script has run, and what it left to be waited for comes now. */
  loopBegins() {
    if (milestones[LOOP_START] < 0) milestones[LOOP_START] = native.loopBegins();
  },
  loopEnds() {
    milestones[LOOP_EXIT] = now();
  },
};
