// What Node's crypto has and this platform does not: it says so when it is used, not before.
'use strict';

const { Error } = primordials;

const unavailable = {};

for (const name of ['publicEncrypt', 'publicDecrypt', 'privateEncrypt', 'privateDecrypt', 'RSACipherJob',
                    'RSAKeyExportJob', 'ECKeyExportJob', 'DHKeyExportJob', 'DHBitsJob', 'ECDHBitsJob', 'ECDH',
                    'ECDHConvertKey', 'DiffieHellman', 'DiffieHellmanGroup', 'statelessDH', 'KEMEncapsulateJob',
                    'KEMDecapsulateJob']) {
  unavailable[name] = function() {
    const error = new Error(`The feature crypto ${name} is unavailable on the current platform, ` +
                            'which is being used to run Node.js');
    error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
    throw error;
  };
}

return unavailable;
