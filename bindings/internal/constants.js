// The numbers of the platform, as real Node told them when its library was taken.
'use strict';

const { ObjectEntries, ObjectSetPrototypeOf } = primordials;

function withoutPrototypes(table) {
  for (const { 1: value } of ObjectEntries(table)) {
    if (typeof value === 'object' && value !== null) withoutPrototypes(value);
  }
  return ObjectSetPrototypeOf(table, null);
}

const { constants } = internalBinding('boot').facts;

// JSON has no Infinity.
constants.zlib.Z_MAX_CHUNK = Infinity;

return withoutPrototypes(constants);
