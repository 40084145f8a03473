// Streams off the lane: what comes out at each flush, changed parameters, many at once, and the async context kept.
'use strict';

const zlib = require('zlib');
const { AsyncLocalStorage } = require('async_hooks');
const { pipeline } = require('stream/promises');
const { Readable, Writable } = require('stream');
const { promisify } = require('util');
const { constants } = zlib;

const text = Array.from({ length: 3000 }, (_, i) => `line ${i} of ${i % 7}\n`).join('');
const done = (run) => new Promise((resolve) => run(resolve));

async function flushes() {
  const stream = zlib.createDeflate({ level: 1 });
  let got = [];
  stream.on('data', (chunk) => got.push(chunk));
  const all = [];
  for (const kind of ['Z_PARTIAL_FLUSH', 'Z_SYNC_FLUSH', 'Z_FULL_FLUSH', 'Z_BLOCK']) {
    await done((next) => stream.write(text.slice(0, 5000), next));
    await done((next) => stream.flush(constants[kind], next));
    const out = Buffer.concat(got);
    console.log(kind, out.length, zlib.crc32(out));
    all.push(out);
    got = [];
  }
  await done((next) => stream.params(9, constants.Z_RLE, next));
  await done((next) => stream.end(text, next));
  await done((next) => stream.on('end', next));
  const packed = Buffer.concat([...all, ...got]);
  console.log('params', packed.length, zlib.inflateSync(packed).length, stream.bytesWritten);
}

async function pipes() {
  for (const [pack, unpack] of [['createGzip', 'createGunzip'], ['createDeflateRaw', 'createInflateRaw'],
                                ['createBrotliCompress', 'createBrotliDecompress'],
                                ['createZstdCompress', 'createZstdDecompress'], ['createDeflate', 'createUnzip']]) {
    const parts = [];
    const sink = new Writable({ write(chunk, _, next) { parts.push(chunk); next(); } });
    await pipeline(Readable.from([text.slice(0, 777), text.slice(777)]), zlib[pack](), zlib[unpack]({ chunkSize: 100 }), sink);
    console.log(pack, Buffer.concat(parts).toString() === text);
  }
}

async function context() {
  const storage = new AsyncLocalStorage();
  const names = ['a', 'b', 'c', 'd'].map((name) => storage.run(name, async () => {
    const packed = await promisify(zlib.gzip)(text);
    return [storage.getStore(), (await promisify(zlib.gunzip)(packed)).length, storage.getStore()].join(' ');
  }));
  console.log(await Promise.all(names));
}

async function reset() {
  const stream = zlib.createDeflate();
  const parts = [];
  stream.on('data', (chunk) => parts.push(chunk));
  await done((next) => stream.write('forgotten', next));
  stream.reset();
  parts.length = 0;
  await done((next) => stream.end('kept', next));
  await done((next) => stream.on('end', next));
  console.log('reset', zlib.inflateSync(Buffer.concat(parts)).toString());
}

flushes().then(pipes).then(context).then(reset);
