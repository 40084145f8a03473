'use strict';

const { jobClass } = internalBinding('crypto/job');
const { KeyObjectHandle } = internalBinding('crypto/keys');

const pairOf = ({ 0: publicKey, 1: privateKey, 2: publicHandle, 3: privateHandle }) => [
  publicKey ?? new KeyObjectHandle(publicHandle),
  privateKey ?? new KeyObjectHandle(privateHandle),
];

return {
  SecretKeyGenJob: jobClass('SecretKeyGenJob', native.prepareSecret, (key) => new KeyObjectHandle(key)),
  RsaKeyPairGenJob: jobClass('RsaKeyPairGenJob', native.prepareRsa, pairOf),
  DsaKeyPairGenJob: jobClass('DsaKeyPairGenJob', native.prepareDsa, pairOf),
  EcKeyPairGenJob: jobClass('EcKeyPairGenJob', native.prepareEc, pairOf),
  DhKeyPairGenJob: jobClass('DhKeyPairGenJob', native.prepareDh, pairOf),
  NidKeyPairGenJob: jobClass('NidKeyPairGenJob', native.preparePlain, pairOf),
  getCurves: native.getCurves,
  ...native.keyNumbers(),
  OPENSSL_EC_EXPLICIT_CURVE: 0,
  OPENSSL_EC_NAMED_CURVE: 1,
  kKeyVariantRSA_SSA_PKCS1_v1_5: 0,
  kKeyVariantRSA_PSS: 1,
  kKeyVariantRSA_OAEP: 2,
};
