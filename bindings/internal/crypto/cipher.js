'use strict';

const { ObjectAssign, ObjectFromEntries } = primordials;
const { jobClass } = internalBinding('crypto/job');

class CipherBase {
  constructor(isEncrypt, name, key, iv, authTagLength) {
    native.begin(this, isEncrypt, name, key, iv, authTagLength);
  }

  setAuthTag(tag) {
    const acceptance = native.setAuthTag.call(this, tag);
    if (acceptance === 'SHORT') warnOfShortTag();
    return acceptance !== 'REFUSED';
  }
}
const { update, final, setAutoPadding, getAuthTag, setAAD } = native;
ObjectAssign(CipherBase.prototype, { update, final, setAutoPadding, getAuthTag, setAAD });

let warned = false;

function warnOfShortTag() {
  if (warned) return;
  warned = true;
  process.emitWarning(
    'Using AES-GCM authentication tags of less than 128 bits without specifying the authTagLength option when ' +
    'initializing decryption is deprecated.', 'DeprecationWarning', 'DEP0182');
}

const variants = ['CTR', 'CBC', 'GCM', 'KW', 'OCB'].flatMap((mode) => [128, 192, 256].map((bits) => `${mode}_${bits}`));

return {
  CipherBase,
  AESCipherJob: jobClass('AESCipherJob', native.prepareAes),
  ChaCha20Poly1305CipherJob: jobClass('ChaCha20Poly1305CipherJob', native.prepareChaCha),
  ...ObjectFromEntries(variants.map((variant, number) => [`kKeyVariantAES_${variant}`, number])),
  kWebCryptoCipherEncrypt: 0,
  kWebCryptoCipherDecrypt: 1,
  getCiphers: native.getCiphers,
  getCipherInfo: native.getCipherInfo,
};
