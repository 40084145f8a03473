// FileHandle of fs/promises, with all its methods.
'use strict';
const fs = require('fs/promises');

async function main() {
  const handle = await fs.open('file', 'w+', 0o640);
  console.log(handle.constructor.name, typeof handle.fd, handle.fd > 2);
  handle.on('close', () => console.log('event: close'));
  console.log(await handle.write('first line\n'));
  console.log(await handle.write(Buffer.from('second line\n'), 0, 12, null));
  console.log(await handle.writev([Buffer.from('third'), Buffer.from(' line\n')]));
  await handle.appendFile('appended\n');
  console.log(await handle.read(Buffer.alloc(5), 0, 5, 0));
  console.log((await handle.read({ buffer: Buffer.alloc(6), position: 6 })).buffer.toString());
  console.log((await handle.readv([Buffer.alloc(2), Buffer.alloc(3)], 0)).buffers.map(String));
  console.log((await handle.stat()).size, (await handle.stat({ bigint: true })).size);
  await handle.chmod(0o600);
  await handle.utimes(5, 6);
  await handle.sync();
  await handle.datasync();
  const { mode, mtimeMs } = await handle.stat();
  console.log((mode & 0o777).toString(8), mtimeMs);
  await handle.truncate(30);
  await handle.close();
  console.log(handle.fd);

  const lines = await fs.open('file');
  for await (const line of lines.readLines()) console.log('line:', line);

  const streamed = await fs.open('file');
  let content = '';
  for await (const chunk of streamed.createReadStream({ encoding: 'utf8', start: 6, end: 15, highWaterMark: 4 })) content += `[${chunk}]`;
  console.log(content, streamed.fd);

  const written = await fs.open('out', 'w');
  const stream = written.createWriteStream();
  stream.write('one ');
  stream.end('two');
  await new Promise((resolve) => stream.on('close', resolve));
  console.log(await fs.readFile('out', 'utf8'));

  const whole = await fs.open('out', 'r+');
  console.log(await whole.readFile('utf8'), (await whole.readFile()).length);
  await whole.writeFile('three');
  await whole.close();
  console.log(await fs.readFile('out', { encoding: 'utf8' }));

  const web = await fs.open('out');
  let bytes = 0;
  const reader = web.readableWebStream().getReader();
  for (let read; !(read = await reader.read()).done;) bytes += read.value.byteLength;
  await web.close();
  console.log(bytes);

  await fs.writeFile('out', (async function*() {
    yield 'a';
    yield Buffer.from('b');
  })());
  console.log(await fs.readFile('out', 'utf8'));
  const controller = new AbortController();
  controller.abort();
  console.log(await fs.readFile('out', { signal: controller.signal }).catch((error) => error.name));
}

main().catch((error) => console.log(error));
