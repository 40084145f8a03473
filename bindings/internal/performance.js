// Clocks and milestones of the lane, and histograms.
'use strict';

const NANOS_PER_MS = 1e6;

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
milestones[0] = (Date.now() - native.now()) * 1e3;
milestones.fill(origin, 1, 5);

const { Histogram, IntervalHistogram } = internalBinding('histogram');

return {
  Histogram,
  constants,
  milestones,
  observerCounts: new Uint32Array(5),
  now: native.now,
  setupObservers() {},
  installGarbageCollectionTracking() {},
  removeGarbageCollectionTracking() {},
  notify() {},
  loopIdleTime: () => 0,
  createELDHistogram: (resolution) => new IntervalHistogram(resolution),
  markBootstrapComplete() {
    milestones[7] = origin + native.now() * NANOS_PER_MS;
    milestones[5] = milestones[7];
  },
  uvMetricsInfo: () => [0, 0, 0],
};
