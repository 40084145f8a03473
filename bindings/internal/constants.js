// The numbers of the platform, as real Node told them when its library was taken.
'use strict';

const { ObjectDefineProperty, ObjectEntries, ObjectSetPrototypeOf } = primordials;

/** Makes the numbers immutable, as Node's are, and leaves the tables without prototypes. */
function settle(table) {
  for (const { 0: name, 1: value } of ObjectEntries(table)) {
    if (typeof value === 'object' && value !== null) settle(value);
    else ObjectDefineProperty(table, name, { __proto__: null, value, writable: false, configurable: false });
  }
  return ObjectSetPrototypeOf(table, null);
}

const { constants } = internalBinding('boot').facts;

// JSON has no Infinity.
constants.zlib.Z_MAX_CHUNK = Infinity;

return settle(constants);
