// What Node's KeyObjects derive from, which makes them cloneable.
'use strict';

const { ObjectDefineProperty } = primordials;
const { privateSymbols: { transfer_mode_private_symbol: kMode }, require } = internalBinding('boot');
const {
  messaging_clone_symbol: kClone,
  messaging_deserialize_symbol: kDeserialize,
} = internalBinding('symbols');

const kCloneable = 2;

// Jobs take it as they take its handle.
class NativeKeyObject {
  constructor(handle) {
    internalBinding('crypto/keys').share(this, handle);
    ObjectDefineProperty(this, kMode, { __proto__: null, value: kCloneable });
  }

  [kClone]() {
    const { kHandle } = require('internal/crypto/util');
    return {
      data: { handle: this[kHandle], type: this.type },
      deserializeInfo: `internal/qworker/cloned_key:${this.type}`,
    };
  }

  [kDeserialize]({ handle, type }) {
    const { kHandle } = require('internal/crypto/util');
    const { kKeyType } = require('internal/crypto/keys');
    internalBinding('crypto/keys').share(this, handle);
    ObjectDefineProperty(this, kMode, { __proto__: null, value: kCloneable });
    this[kKeyType] = type;
    ObjectDefineProperty(this, kHandle, { __proto__: null, value: handle });
  }
}

for (const name of [kClone, kDeserialize]) {
  ObjectDefineProperty(NativeKeyObject.prototype, name, { __proto__: null, enumerable: false });
}

return { NativeKeyObject };
