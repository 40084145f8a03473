// What is refused, and in which words.
'use strict';

const zlib = require('zlib');
const { constants } = zlib;

function refused(name, run) {
  try {
    console.log(name, 'gave', run().toString());
  } catch ({ name: kind, code, errno, message }) {
    console.log(name, kind, code, errno, message);
  }
}

const packed = zlib.deflateSync('hello hello hello');
const gzip = zlib.gzipSync('hello hello hello');
const changed = (bytes, at, value) => { const copy = Buffer.from(bytes); copy[at] = value; return copy; };

refused('head', () => zlib.inflateSync('nonsense'));
refused('method', () => zlib.inflateSync(Buffer.from([0x77, 0x85])));
refused('cut', () => zlib.inflateSync(packed.subarray(0, 6)));
refused('cut, but wanted so', () => zlib.inflateSync(packed.subarray(0, 12), { finishFlush: constants.Z_SYNC_FLUSH }));
refused('check', () => zlib.inflateSync(changed(packed, packed.length - 1, 0)));
refused('length', () => zlib.gunzipSync(changed(gzip, gzip.length - 1, 9)));
refused('garbage', () => zlib.gunzipSync(Buffer.concat([gzip, Buffer.from([1, 2, 3])])));
refused('block', () => zlib.inflateRawSync(Buffer.from([7])));
refused('stored', () => zlib.inflateRawSync(Buffer.from([1, 1, 0, 1, 0])));
refused('distance', () => zlib.inflateRawSync(Buffer.from([0x4b, 0x04, 0x51, 0])));
refused('no dictionary', () => zlib.inflateSync(zlib.deflateSync('a', { dictionary: Buffer.from('abc') })));
refused('other dictionary', () => zlib.inflateSync(
  zlib.deflateSync('a', { dictionary: Buffer.from('abc') }), { dictionary: Buffer.from('abd') }));
refused('window', () => zlib.inflateSync(packed, { windowBits: 9 }));
refused('too long', () => zlib.inflateSync(packed, { maxOutputLength: 5 }));
refused('brotli', () => zlib.brotliDecompressSync(Buffer.from([0xff, 0xff, 0xff])));
refused('brotli cut', () => zlib.brotliDecompressSync(zlib.brotliCompressSync('hello').subarray(0, 4)));
refused('brotli parameter', () => zlib.brotliCompressSync('', { params: { [constants.BROTLI_PARAM_DISABLE_LITERAL_CONTEXT_MODELING]: 5 } }));
refused('zstd', () => zlib.zstdDecompressSync('nonsense'));
refused('zstd parameter', () => zlib.zstdCompressSync('', { params: { [constants.ZSTD_c_windowLog]: 99 } }));
refused('zstd size', () => zlib.zstdCompressSync('', { pledgedSrcSize: -1 }));
console.log('immutable', Object.getOwnPropertyDescriptor(constants, 'Z_OK'));

zlib.gunzip('nonsense', (error) => {
  console.log('later', error.code, error.errno, error.message);
  const stream = zlib.createGzip();
  stream.write('a');
  stream.close(() => console.log('closed', stream.destroyed));
});
