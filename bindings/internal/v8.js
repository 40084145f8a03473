// Figures of the heap, in V8's fields.
'use strict';

const heapStatisticsBuffer = new Float64Array(14);

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

return {
  GCProfiler,
  heapStatisticsBuffer,
  heapCodeStatisticsBuffer: new Float64Array(4),
  heapSpaceStatisticsBuffer: new Float64Array(4),
  // Of this engine's: code of another one is never taken for its own.
  cachedDataVersionTag: () => 0x67726c6a,
  setHeapSnapshotNearHeapLimit() {},
  updateHeapStatisticsBuffer: () => native.heapStatistics(heapStatisticsBuffer),
  updateHeapCodeStatisticsBuffer() {},
  updateHeapSpaceStatisticsBuffer() {},
  getCppHeapStatistics: unsupported('getCppHeapStatistics'),
  kHeapSpaces: [],
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
  setFlagsFromString() {},
  startCpuProfile: unsupported('startCpuProfile'),
  stopCpuProfile: unsupported('stopCpuProfile'),
  isStringOneByteRepresentation: (text) => !/[^\x00-\xff]/.test(text),
  getHashSeed: () => 0n,
  detailLevel: { DETAILED: 1, BRIEF: 0 },
};
