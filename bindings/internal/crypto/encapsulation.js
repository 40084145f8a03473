'use strict';

const { Error } = primordials;
const { jobClass } = internalBinding('crypto/job');

function refusal(operation) {
  return () => {
    const error = new Error(`Failed to perform ${operation}`);
    error.code = 'ERR_CRYPTO_OPERATION_FAILED';
    throw error;
  };
}

return {
  KEMEncapsulateJob: jobClass('KEMEncapsulateJob', native.prepareEncapsulation, undefined, refusal('encapsulation')),
  KEMDecapsulateJob: jobClass('KEMDecapsulateJob', native.prepareDecapsulation, undefined, refusal('decapsulation')),
  kKEMEncapsulate: 0,
  kKEMDecapsulate: 1,
};
