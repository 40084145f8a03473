// What only V8 can do: to find objects by walking the heap.
'use strict';

return {
  queryObjects() {
    const error = new Error('v8.queryObjects is not supported: this is not V8');
    error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
    throw error;
  },
};
