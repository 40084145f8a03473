// Figures of the heap, in V8's fields.
'use strict';

const heapStatisticsBuffer = new Float64Array(14);
const heapSpaceStatisticsBuffer = new Float64Array(4);

const unsupported = (name) => () => {
  const error = new Error(`v8.${name} is not supported: this is not V8`);
  error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
  throw error;
};

// The JVM's collections are not reported one by one.
class GCProfiler {
  #startTime;

  start() {
    this.#startTime = Date.now();
  }

  stop() {
    return JSON.stringify({ version: 1, startTime: this.#startTime, statistics: [], endTime: Date.now() });
  }
}

// Of this engine's: code of another one, or of one with other flags, is never taken for its own.
const VERSION_TAG = 0x67726c6a;
const flags = new Set();

function cachedDataVersionTag() {
  let tag = VERSION_TAG;
  for (const flag of flags) {
    for (let i = 0; i < flag.length; i++) tag = (Math.imul(tag, 31) + flag.charCodeAt(i)) >>> 0;
  }
  return tag;
}

return {
  GCProfiler,
  heapStatisticsBuffer,
  heapCodeStatisticsBuffer: new Float64Array(4),
  heapSpaceStatisticsBuffer,
  cachedDataVersionTag,
  setHeapSnapshotNearHeapLimit() {},
  updateHeapStatisticsBuffer: () => native.heapStatistics(heapStatisticsBuffer),
  updateHeapCodeStatisticsBuffer() {},
  updateHeapSpaceStatisticsBuffer: (index) =>
    native.heapSpaceStatistics(heapSpaceStatisticsBuffer, native.heapSpaces[index]),
  getCppHeapStatistics: unsupported('getCppHeapStatistics'),
  kHeapSpaces: native.heapSpaces,
  kTotalHeapSizeIndex: 0,
  kTotalHeapSizeExecutableIndex: 1,
  kTotalPhysicalSizeIndex: 2,
  kTotalAvailableSize: 3,
  kUsedHeapSizeIndex: 4,
  kHeapSizeLimitIndex: 5,
  kMallocedMemoryIndex: 6,
  kPeakMallocedMemoryIndex: 7,
  kDoesZapGarbageIndex: 8,
  kNumberOfNativeContextsIndex: 9,
  kNumberOfDetachedContextsIndex: 10,
  kTotalGlobalHandlesSizeIndex: 11,
  kUsedGlobalHandlesSizeIndex: 12,
  kExternalMemoryIndex: 13,
  kCodeAndMetadataSizeIndex: 0,
  kBytecodeAndMetadataSizeIndex: 1,
  kExternalScriptSourceSizeIndex: 2,
  kCPUProfilerMetaDataSizeIndex: 3,
  kSpaceSizeIndex: 0,
  kSpaceUsedSizeIndex: 1,
  kSpaceAvailableSizeIndex: 2,
  kPhysicalSpaceSizeIndex: 3,
  // They are for another engine.
  setFlagsFromString: (flag) => { flags.add(flag); },
  startCpuProfile: unsupported('startCpuProfile'),
  stopCpuProfile: unsupported('stopCpuProfile'),
  isStringOneByteRepresentation: (text) => !/[^\x00-\xff]/.test(text),
  getHashSeed: () => 0n,
  detailLevel: { DETAILED: 1, BRIEF: 0 },
};
