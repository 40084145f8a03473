// Every kind of stream at once: the very bytes that come out, by length and checksum.
'use strict';

const zlib = require('zlib');
const { constants } = zlib;

function sample(size) {
  let seed = 7;
  const bytes = Buffer.alloc(size);
  for (let i = 0; i < size; i++) {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff;
    bytes[i] = i > 40 && seed % 9 ? bytes[i - 1 - ((seed >> 8) % 40)] : seed >> 16;
  }
  return bytes;
}

const data = sample(70000);
const show = (name, bytes) => console.log(name, bytes.length, zlib.crc32(bytes));

for (let level = -1; level <= 9; level++) show(`level ${level}`, zlib.deflateSync(data, { level }));
for (let strategy = 0; strategy <= 4; strategy++) show(`strategy ${strategy}`, zlib.deflateRawSync(data, { strategy }));
for (let memLevel = 1; memLevel <= 9; memLevel++) show(`memLevel ${memLevel}`, zlib.deflateSync(data, { memLevel }));
for (let windowBits = 9; windowBits <= 15; windowBits++) {
  const packed = zlib.gzipSync(data, { windowBits });
  show(`windowBits ${windowBits}`, packed);
  console.log(zlib.gunzipSync(packed, { windowBits }).equals(data));
}
console.log(zlib.gzipSync('').toString('hex'), zlib.deflateSync('abc').toString('hex'));

for (const quality of [0, 1, 5, 11]) {
  const packed = zlib.brotliCompressSync(data, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
  show(`brotli ${quality}`, packed);
  console.log(zlib.brotliDecompressSync(packed).equals(data));
}
for (const level of [1, 3, 19]) {
  const packed = zlib.zstdCompressSync(data, {
    params: { [constants.ZSTD_c_compressionLevel]: level, [constants.ZSTD_c_checksumFlag]: 1 },
  });
  show(`zstd ${level}`, packed);
  console.log(zlib.zstdDecompressSync(packed).equals(data));
}

const dictionary = data.subarray(0, 3000);
const known = zlib.deflateSync(data.subarray(0, 9000), { dictionary });
show('dictionary', known);
console.log(zlib.inflateSync(known, { dictionary }).equals(data.subarray(0, 9000)));
console.log(zlib.unzipSync(zlib.gzipSync('gzip')).toString(), zlib.unzipSync(zlib.deflateSync('zlib')).toString());
console.log(zlib.gunzipSync(Buffer.concat([zlib.gzipSync('two '), zlib.gzipSync('members'), Buffer.alloc(5)])).toString());
console.log(zlib.inflateSync(Buffer.concat([zlib.deflateSync('and'), Buffer.from('garbage')])).toString());

const { buffer, engine } = zlib.deflateSync(data, { info: true });
console.log(buffer.length, engine.bytesWritten, engine instanceof zlib.Deflate);
console.log(zlib.crc32('häß\ud800'), zlib.crc32('world', zlib.crc32('hello ')) === zlib.crc32('hello world'));
