'use strict';
const crypto = require('node:crypto');

const { RSA_PKCS1_PADDING, RSA_NO_PADDING, RSA_PKCS1_OAEP_PADDING } = crypto.constants;

const der = Buffer.from(
  'MIICdwIBADANBgkqhkiG9w0BAQEFAASCAmEwggJdAgEAAoGBAMNO0vggcEkiaD+kvfa7BSmv2Q5HQJFHHOSzblpOWeNNooV9Eq2b' +
  'htc/VtN5ZipbxK7VXMy/zECtbhrJE2aH0jbNwanBSmj5q0lsrmmg3KVYC+7ueRSh+cfFnsaoOWbQyso/2VDexcUrME0FDRoqzSK1' +
  'OOQD6iMd53EbsBgvQMpvAgMBAAECgYEAwlSW9A6KyyoyIklQPsSdgXoX9e4Nn7/rTt/+SFq3c8TWlg353MXoaBn80ZR0hGclD3T6' +
  'zjt1B1HJQVubMySnkuP1JJJRt+JgmwT8mwrkUJR/ro0lr/DlyWBhH7+viMC7dj4kVdd+tOpP7EC/ipp242Msa/cDiZee1/AilaMF' +
  '/PkCQQDw9860mXKzuyUzeCDjHjxEYffY/xlzv7HG+OCn++vrCtbfjztNsZwsOmll5InRSRuzKW7TnZBMUkzeYQLb+/WtAkEAz33W' +
  'a1CJ52rqpxUAMpVMFtK9HZofJZVRQS1g7XMyEnXYvqsPdHEINxG4m4sm7doC/N0CnIJK1Hhk9gB6JXGsCwJBAJLCqt9t0eFLawXk' +
  '9Uq+gIA5lsVP4UWRDAqeS92j3nUB3gq85qaUNQTu8oB/Z7zSpQ9CfeBex6LkQTLzrNUkqOUCQEPD+W97Ek7+YDzJYxMiJ4OcuB8e' +
  '4uVHaw46X9mtMcFNs8gx3g5NjD1QEFbcj45HEYq8M8oh04ao+3BMn5fzFBkCQC7oKc8UNKcBFZDhMQP1q982vJOKKg/0iJ6ElYph' +
  'kEPFsLtYHJgFuZS7+YymLkAta6CgtRz/ACPxwKRfJE/ev4I=', 'base64');
const key = crypto.createPrivateKey({ key: der, format: 'der', type: 'pkcs8' });
const publicKey = crypto.createPublicKey(key);

function show(name, action) {
  try {
    console.log(name, action().toString('hex'));
  } catch ({ code, message, opensslErrorStack }) {
    console.log(name, code, message, opensslErrorStack ?? '');
  }
}

// The same for the same key and text, whoever computes it.
show('signed', () => crypto.privateEncrypt(key, Buffer.from('hello')));
show('bare', () => crypto.publicEncrypt({ key: publicKey, padding: RSA_NO_PADDING }, Buffer.alloc(128, 7)));
show('recovered', () => crypto.publicDecrypt(publicKey, crypto.privateEncrypt(key, Buffer.from('hello'))));

// There and back.
for (const how of [{ padding: RSA_PKCS1_PADDING }, {}, { oaepHash: 'sha256', oaepLabel: Buffer.from('label') }]) {
  show('decrypted', () => {
    const text = crypto.publicEncrypt({ key: publicKey, ...how }, Buffer.from('hello'));
    return crypto.privateDecrypt({ key, ...how }, text);
  });
}

// A broken text decrypts to another one, always the same.
for (const byte of [1, 2, 3]) {
  show('rejected', () => crypto.privateDecrypt({ key, padding: RSA_PKCS1_PADDING }, Buffer.alloc(128, byte)));
}

show('too long', () => crypto.publicEncrypt(publicKey, Buffer.alloc(120)));
show('no padding', () => crypto.privateDecrypt({ key, padding: RSA_PKCS1_OAEP_PADDING }, Buffer.alloc(128, 1)));
show('no signature', () => crypto.publicDecrypt(publicKey, Buffer.alloc(128, 1)));
show('no digest', () => crypto.publicEncrypt({ key: publicKey, oaepHash: 'none' }, Buffer.alloc(1)));
const { publicKey: ed25519 } = crypto.generateKeyPairSync('ed25519');
show('no RSA', () => crypto.publicEncrypt(ed25519, Buffer.alloc(1)));
