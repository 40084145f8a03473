// fs.ReadStream and fs.WriteStream.
'use strict';
const fs = require('fs');
const { pipeline } = require('stream/promises');
const { Transform } = require('stream');
const { once } = require('events');

const content = Array.from({ length: 1000 }, (_, i) => `line ${i}\n`).join('');

async function main() {
  fs.writeFileSync('in', content);

  const reading = fs.createReadStream('in', { highWaterMark: 1000 });
  const events = [];
  for (const name of ['open', 'ready', 'end', 'close']) reading.on(name, (value) => events.push(typeof value === 'number' ? name + ' fd' : name));
  const sizes = [];
  reading.on('data', (chunk) => sizes.push(chunk.length));
  await once(reading, 'close');
  console.log(events, sizes, reading.bytesRead, reading.path, reading.pending, reading.fd);

  const part = fs.createReadStream('in', { start: 5, end: 12, encoding: 'utf8' });
  console.log(await part.toArray());
  console.log(await fs.createReadStream('in', { start: 8885 }).toArray().then(String));
  console.log((await fs.createReadStream('in').toArray()).map((chunk) => chunk.length));

  const writing = fs.createWriteStream('out', { highWaterMark: 16 });
  console.log(writing.write('a'.repeat(10)), writing.write('b'.repeat(10)), writing.writableLength);
  await once(writing, 'drain');
  writing.cork();
  writing.write('c');
  writing.write('d');
  writing.uncork();
  writing.end('e', 'latin1');
  await once(writing, 'finish');
  await once(writing, 'close');
  console.log(fs.readFileSync('out', 'utf8'), writing.bytesWritten);

  const again = fs.createWriteStream('out', { flags: 'r+', start: 3 });
  again.end('XYZ');
  await once(again, 'close');
  const appending = fs.createWriteStream('out', { flags: 'a' });
  appending.end('!');
  await once(appending, 'close');
  console.log(fs.readFileSync('out', 'utf8'));

  const upper = new Transform({ transform(chunk, encoding, done) { done(null, String(chunk).toUpperCase()); } });
  await pipeline(fs.createReadStream('in'), upper, fs.createWriteStream('upper'));
  console.log(fs.readFileSync('upper', 'utf8') === content.toUpperCase());
  await pipeline(fs.createReadStream('in'), async function*(source) {
    let count = 0;
    for await (const chunk of source) count += chunk.length;
    yield String(count);
  }, fs.createWriteStream('count'));
  console.log(fs.readFileSync('count', 'utf8'));

  const missing = fs.createReadStream('nowhere');
  console.log(await once(missing, 'open').catch((error) => error.message));
  const folder = fs.createReadStream('.');
  console.log(await folder.toArray().catch((error) => error.message));
  const refused = fs.createWriteStream('nowhere/x');
  console.log(await once(refused, 'open').catch((error) => error.code));
  console.log(await pipeline(fs.createReadStream('in'), fs.createWriteStream('nowhere/x')).catch((error) => error.message));

  const given = fs.openSync('in');
  const overFd = fs.createReadStream(null, { fd: given, autoClose: false, end: 3 });
  console.log(String(Buffer.concat(await overFd.toArray())), overFd.closed);
  fs.closeSync(given);

  const destroyed = fs.createReadStream('in');
  destroyed.destroy(new Error('stop'));
  const [error] = await once(destroyed, 'error').catch((error) => [error]);
  console.log(error.message);
  const early = fs.createReadStream('in', { highWaterMark: 10 });
  for await (const chunk of early) {
    console.log(String(chunk));
    break;
  }
  console.log(early.destroyed);
}

main().catch((error) => console.log(error));
