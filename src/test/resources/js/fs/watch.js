// fs.watch hears of files that come, change and go.
'use strict';
const fs = require('fs');
const { watch, writeFile, unlink } = require('fs/promises');
const { once } = require('events');

async function main() {
  fs.mkdirSync('folder/deep', { recursive: true });
  const watcher = fs.watch('folder');
  const seen = new Set();
  const until = (name) => new Promise((resolve) => watcher.on('change', (type, filename) => {
    seen.add(filename);
    if (filename === name) resolve(type);
  }));
  const came = until('nëw');
  fs.writeFileSync('folder/nëw', 'x');
  console.log(await came);
  const other = until('gone');
  fs.writeFileSync('folder/gone', '');
  fs.unlinkSync('folder/gone');
  console.log(await other, [...seen].sort());
  watcher.close();
  await once(watcher, 'close');
  console.log('closed');

  const file = fs.watch('folder/nëw', { encoding: 'buffer' });
  const changed = once(file, 'change');
  fs.appendFileSync('folder/nëw', 'y');
  console.log(await changed);
  file.close();

  const controller = new AbortController();
  setTimeout(() => writeFile('folder/later', ''), 20);
  try {
    for await (const { eventType, filename } of watch('folder', { signal: controller.signal })) {
      console.log(eventType, filename);
      controller.abort();
    }
  } catch (error) {
    console.log(error.name);
  }
  await unlink('folder/later');

  const tree = fs.watch('folder', { recursive: true });
  const deep = new Promise((resolve) => tree.on('change', (type, filename) => {
    if (filename === 'deep/below') resolve(filename);
  }));
  setTimeout(() => fs.writeFileSync('folder/deep/below', ''), 20);
  console.log(await deep);
  tree.close();
  console.log(await watch('nowhere').next().catch((error) => error.message));
}

main();
