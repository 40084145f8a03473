'use strict';
// hash.js <runs> <ms> <warm-up ms> <algorithm> <bytes>: megabytes a second through one-shot hashes of messages of this size.

const { createHash } = require('node:crypto');
const { print } = require('./samples');

const [runs, milliseconds, warmUp, algorithm, bytes] = process.argv.slice(2);
const message = Buffer.alloc(Number(bytes), 'message');
const times = Math.max(1, Math.floor(1e6 / message.length));

print({ runs, milliseconds, warmUp }, () => {
  for (let time = 0; time < times; time++) {
    createHash(algorithm).update(message).digest('hex');
  }
  return (times * message.length) / 1e6;
});
