// Node's crypto over Java's: put together from one file for each family.
'use strict';

const { ObjectAssign, ObjectDefineProperty } = primordials;

const crypto = {};

for (const part of ['hash', 'mac', 'random', 'derivation', 'cipher', 'rsa_cipher', 'keys', 'key_generation', 'key_export',
                    'signature', 'diffie_hellman', 'ecdh', 'encapsulation', 'x509', 'spkac', 'environment']) {
  ObjectAssign(crypto, internalBinding(`crypto/${part}`));
}

const { kCryptoJobAsync, kCryptoJobSync } = internalBinding('crypto/job');
ObjectAssign(crypto, { kCryptoJobAsync, kCryptoJobSync });

// What TLS needs on top, loaded by those who make connections.
for (const name of ['SecureContext', 'getSSLCiphers', 'getBundledRootCertificates', 'getSystemCACertificates',
                    'getExtraCACertificates', 'resetRootCertStore', 'getUserRootCertificates',
                    'startLoadingCertificatesOffThread']) {
  ObjectDefineProperty(crypto, name, {
    __proto__: null, enumerable: true, configurable: true, get: () => internalBinding('secure_context')[name],
  });
}

return crypto;
