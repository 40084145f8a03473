'use strict';
// encrypt.js <runs> <ms> <warm-up ms> <cipher> <bytes>: megabytes a second encrypted in messages of this size.

const { createCipheriv } = require('node:crypto');
const { print } = require('./samples');

const [runs, milliseconds, warmUp, cipher, bytes] = process.argv.slice(2);
const key = Buffer.alloc(32, 'key');
const iv = Buffer.alloc(cipher.endsWith('gcm') ? 12 : 16, 'iv');
const message = Buffer.alloc(Number(bytes), 'message');

print({ runs, milliseconds, warmUp }, () => {
  const encryption = createCipheriv(cipher, key, iv);
  encryption.update(message);
  encryption.final();
  return message.length / 1e6;
});
