'use strict';
const crypto = require('node:crypto');

function show(name, action) {
  try {
    const result = action();
    console.log(name, Buffer.isBuffer(result) ? result.toString('hex') : result);
  } catch ({ code, message }) {
    console.log(name, code, message);
  }
}

// RFC 7748, 5.2 and 6.2.
for (const [crv, d, x] of [
  ['X25519', 'a546e36bf0527c9d3b16154b82465edd62144c0ac1fc5a18506a2244ba449ac4',
   'e6db6867583030db3594c1a424b15f7c726624ec26b3353b10a903a6d0ab1c4c'],
  ['X448',
   '9a8f4925d1519f5775cf46b04b5800d4ee9ee8bae8bc5565d498c28dd9c9baf574a9419744897391006382a6f127ab1d9ac2d8c0a598726b',
   '3eb7a829b0cd20f5bcfc0b599b6feccf6da4627107bdb0d4f345b43027d8b972fc3e34fb4232a13ca706dcb57aec3dae07bdc1c67bf33609'],
]) {
  const jwk = { kty: 'OKP', crv, x: Buffer.from(x, 'hex').toString('base64url') };
  const theirs = crypto.createPublicKey({ key: jwk, format: 'jwk' });
  const ours = crypto.createPrivateKey({ key: { ...jwk, d: Buffer.from(d, 'hex').toString('base64url') }, format: 'jwk' });
  show(crv, () => crypto.diffieHellman({ privateKey: ours, publicKey: theirs }));
}

const group = crypto.getDiffieHellman('modp14');
console.log(group.getPrime('hex').slice(-32), group.getGenerator('hex'), group.verifyError);
const alice = crypto.createDiffieHellman(group.getPrime(), 2);
const bob = crypto.createDiffieHellmanGroup('modp14');
bob.generateKeys();
alice.setPrivateKey('0123456789abcdef', 'hex');
show('public', () => alice.generateKeys().subarray(0, 32));
show('same', () => alice.computeSecret(bob.getPublicKey()).equals(bob.computeSecret(alice.getPublicKey())));
show('small', () => alice.computeSecret(Buffer.from([1])));
show('large', () => alice.computeSecret(group.getPrime()));
show('no group', () => crypto.getDiffieHellman('modp3'));
show('not prime', () => crypto.createDiffieHellman(Buffer.alloc(64, 0xff), 2).verifyError);
show('generator', () => crypto.createDiffieHellman(group.getPrime(), Buffer.from([1])));

const ecdh = crypto.createECDH('secp256k1');
show('no key', () => ecdh.getPublicKey());
ecdh.setPrivateKey('0123456789abcdef', 'hex');
for (const form of ['compressed', 'uncompressed', 'hybrid']) show(form, () => ecdh.getPublicKey(null, form));
show('secret', () => ecdh.computeSecret(ecdh.getPublicKey('hex', 'compressed'), 'hex'));
show('no point', () => ecdh.computeSecret(Buffer.alloc(65, 4)));
show('zero', () => ecdh.setPrivateKey(Buffer.alloc(32)));
show('converted', () => crypto.ECDH.convertKey(ecdh.getPublicKey(), 'secp256k1', null, 'base64', 'compressed'));

const p256 = crypto.generateKeyPairSync('ec', { namedCurve: 'P-256' });
const p384 = crypto.generateKeyPairSync('ec', { namedCurve: 'P-384' });
show('two curves', () => crypto.diffieHellman({ privateKey: p256.privateKey, publicKey: p384.publicKey }));
const dh = crypto.generateKeyPairSync('dh', { group: 'modp14' });
show('key objects', () => crypto.diffieHellman(dh).length);
crypto.diffieHellman({ privateKey: p256.privateKey, publicKey: p384.publicKey }, (error) => {
  console.log('told later', error.message);
});
