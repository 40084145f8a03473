// The arrays that Node's library and the sessions exchange figures by, and what stands where in them.
'use strict';

const { Float64Array, Uint32Array } = primordials;

const SETTINGS = 7;
const MAX_ADDITIONAL_SETTINGS = 10;

return {
  sessionState: new Float64Array(9),
  streamState: new Float64Array(6),
  streamStats: new Float64Array(6),
  sessionStats: new Float64Array(9),
  optionsBuffer: new Uint32Array(14),
  // The known settings, flags for those, the number of the others, and their ids and values.
  settingsBuffer: new Uint32Array(SETTINGS + 2 + 2 * MAX_ADDITIONAL_SETTINGS),
};
