'use strict';

const { ObjectAssign } = primordials;
const { markImmutable } = internalBinding('immutable_handles');

const { init, initJwk, initECRaw, initEDRaw, initPqcRaw, keyDetail, equals, exportJwk, checkEcKeyData,
        rawPublicKey, rawSeed, getSymmetricKeySize, getAsymmetricKeyType } = native;

// The key itself lies in Java; a clone of what holds a handle holds the same one.
class KeyObjectHandle {
  constructor(key) {
    markImmutable(this);
    if (key !== undefined) native.take(this, key);
  }
}
ObjectAssign(KeyObjectHandle.prototype, {
  init, initJwk, initECRaw, initEDRaw, initPqcRaw, keyDetail, equals, exportJwk, checkEcKeyData,
  rawPublicKey, rawSeed, getSymmetricKeySize, getAsymmetricKeyType,
  export: native.exportKey,
});

return {
  KeyObjectHandle,
  share: native.take,
  createNativeKeyObjectClass: (define) => define(internalBinding('crypto/key_object').NativeKeyObject),
  kKeyTypeSecret: 0,
  kKeyTypePublic: 1,
  kKeyTypePrivate: 2,
  kKeyFormatDER: 0,
  kKeyFormatPEM: 1,
  kKeyFormatJWK: 2,
  kKeyEncodingPKCS1: 0,
  kKeyEncodingPKCS8: 1,
  kKeyEncodingSPKI: 2,
  kKeyEncodingSEC1: 3,
  kWebCryptoKeyFormatRaw: 0,
  kWebCryptoKeyFormatPKCS8: 1,
  kWebCryptoKeyFormatSPKI: 2,
  kWebCryptoKeyFormatJWK: 3,
  kSigEncDER: 0,
  kSigEncP1363: 1,
};
