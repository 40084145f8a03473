// A JVM heap is no V8 heap: there are no snapshots of it in V8's format.
'use strict';

const unsupported = () => {
  const error = new Error('Heap snapshots are not supported: this is not V8');
  error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
  throw error;
};

return {
  buildEmbedderGraph: unsupported,
  triggerHeapSnapshot: unsupported,
  createHeapSnapshotStream: unsupported,
};
