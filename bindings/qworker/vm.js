// Stands before Node's internal/vm, which knows a context by a property: a Proxy or a frozen object cannot have it here.
'use strict';

const original = { exports: {} };
internalBinding('boot').compile('internal/vm')(
  original.exports, require, original, process, internalBinding, primordials);

module.exports = {
  ...original.exports,
  isContext: internalBinding('vm_context').isContext,
};
