// What OpenSSL would say about itself: there is no FIPS module, no engine and no heap of its own.
'use strict';

const { Error } = primordials;

return {
  getFipsCrypto: () => 0,
  testFipsCrypto: () => 0,
  setFipsCrypto(enable) {
    if (enable) throw new Error('FIPS mode is not available: the cryptography is Java\'s');
  },
  setEngine: () => false,
  secureHeapUsed: () => undefined,
  getOpenSSLSecLevelCrypto: () => 1,
};
