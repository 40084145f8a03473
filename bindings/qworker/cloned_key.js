// Makes the shells that clones of KeyObjects are filled into, by their type: unlike the classes, without a handle.
'use strict';

const { PrivateKeyObject, PublicKeyObject, SecretKeyObject } = require('internal/crypto/keys');

function shellOf(KeyObject) {
  const shell = function() {};
  shell.prototype = KeyObject.prototype;
  return shell;
}

module.exports = {
  secret: shellOf(SecretKeyObject),
  public: shellOf(PublicKeyObject),
  private: shellOf(PrivateKeyObject),
};
