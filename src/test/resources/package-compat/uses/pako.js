const pako = require('pako');
const zlib = require('node:zlib');

const input = Buffer.from('The quick brown fox jumps over the lazy dog. '.repeat(200));
for (const level of [1, 6, 9]) console.log(level, Buffer.from(pako.deflate(input, { level })).toString('base64'));
console.log(zlib.inflateSync(Buffer.from(pako.deflate(input))).equals(input), zlib.gunzipSync(Buffer.from(pako.gzip(input))).length, Buffer.from(pako.inflate(zlib.deflateSync(input))).equals(input));
console.log(Buffer.from(pako.inflateRaw(zlib.deflateRawSync(input))).length, Buffer.from(pako.ungzip(zlib.gzipSync('ü'))).toString());
const stream = new pako.Inflate({ chunkSize: 1000 });
const bytes = pako.deflate(input);
for (let n = 0; n < bytes.length; n += 20) stream.push(bytes.subarray(n, n + 20), n + 20 >= bytes.length);
console.log(stream.err, stream.result.length);
try {
  pako.inflate(Uint8Array.of(1, 2, 3));
} catch (error) {
  console.log(String(error.message ?? error));
}
