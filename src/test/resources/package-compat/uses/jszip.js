const JSZip = require('jszip');
const { createHash } = require('node:crypto');
const { PassThrough } = require('node:stream');
const { buffer } = require('node:stream/consumers');

(async () => {
  const zip = new JSZip();
  const date = new Date(Date.UTC(2024, 1, 29, 10));
  zip.file('hello.txt', 'Hello '.repeat(200), { date });
  zip.folder('images').file('dot.bin', Uint8Array.of(1, 2, 3), { date, compression: 'STORE' });
  zip.file('later.txt', Promise.resolve('promised'), { date });
  const bytes = await zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE', compressionOptions: { level: 6 } });
  console.log(bytes.length < 1500, createHash('sha1').update(await zip.file('hello.txt').async('nodebuffer')).digest('hex'));
  const again = await JSZip.loadAsync(bytes, { checkCRC32: true });
  again.forEach((name, entry) => console.log(name, entry.dir));
  console.log((await again.file('hello.txt').async('string')).length, await again.file('images/dot.bin').async('base64'), await again.file(/later/)[0].async('text'));
  console.log((await JSZip.loadAsync(await buffer(again.generateNodeStream({ streamFiles: true }).pipe(new PassThrough())))).filter((name) => name.startsWith('images')).length);
  await JSZip.loadAsync('not a zip').catch((error) => console.log(error.message.split(' :')[0]));
})();
