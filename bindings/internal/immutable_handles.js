'use strict';

// Handles of the native side that are not copied: a clone of what holds one holds the same one, as in Node.

const { SafeWeakSet } = primordials;

const handles = new SafeWeakSet();

return {
  markImmutable: (handle) => handles.add(handle),
  isImmutable: (value) => handles.has(value),
};
