'use strict';

const { ObjectAssign } = primordials;

const { generateKeys, computeSecret, getPublicKey, getPrivateKey, setPublicKey, setPrivateKey } = native;

class ECDH {
  constructor(curve) { native.begin(this, curve); }
}
ObjectAssign(ECDH.prototype, {
  generateKeys, computeSecret, getPublicKey, getPrivateKey, setPublicKey, setPrivateKey,
});

return { ECDH, ECDHConvertKey: native.convertKey };
