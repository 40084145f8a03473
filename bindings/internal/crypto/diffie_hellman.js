'use strict';

const { ObjectAssign, ObjectDefineProperty } = primordials;
const { jobClass, throwDecorated } = internalBinding('crypto/job');

const { generateKeys, computeSecret, getPrime, getGenerator, getPublicKey, getPrivateKey, setPublicKey,
        setPrivateKey } = native;
const methods = {
  generateKeys, computeSecret, getPrime, getGenerator, getPublicKey, getPrivateKey, setPublicKey, setPrivateKey,
};

function tellVerifyError(handle) {
  ObjectDefineProperty(handle, 'verifyError', { __proto__: null, get: () => native.check(handle), enumerable: true });
}

class DiffieHellman {
  constructor(sizeOrPrime, generator) {
    native.begin(this, sizeOrPrime, generator);
    tellVerifyError(this);
  }
}
ObjectAssign(DiffieHellman.prototype, methods);

class DiffieHellmanGroup {
  constructor(name) {
    native.beginGroup(this, name);
    tellVerifyError(this);
  }
}
ObjectAssign(DiffieHellmanGroup.prototype, methods);

return {
  DiffieHellman,
  DiffieHellmanGroup,
  DHBitsJob: jobClass('DHBitsJob', native.prepareAgreement, undefined, throwDecorated),
  ECDHBitsJob: jobClass('ECDHBitsJob', native.prepareAgreement),
};
