// fs/promises, function by function.
'use strict';
const fs = require('fs/promises');
const path = require('path');

async function main() {
  console.log(path.relative('.', await fs.mkdir('a/b/c', { recursive: true })), await fs.mkdir('d'));
  await fs.writeFile('a/file', 'text');
  await fs.appendFile('a/file', ' and more');
  console.log(await fs.readFile('a/file', 'utf8'), await fs.readFile('a/file'));
  await fs.copyFile('a/file', 'a/copy');
  await fs.rename('a/copy', 'a/moved');
  await fs.symlink('moved', 'a/link');
  await fs.link('a/file', 'a/hard');
  console.log(await fs.readlink('a/link'), path.basename(await fs.realpath('a/link')));
  const stats = await fs.stat('a/link');
  const link = await fs.lstat('a/link');
  console.log(stats.size, stats.nlink, stats.isFile(), link.isSymbolicLink(), (await fs.stat('a/hard')).nlink);
  await fs.truncate('a/moved', 2);
  await fs.chmod('a/moved', 0o604);
  await fs.utimes('a/moved', new Date(1000), 2);
  await fs.lutimes('a/link', 7, 8);
  const changed = await fs.stat('a/moved', { bigint: true });
  console.log(changed.size, (Number(changed.mode) & 0o777).toString(8), changed.atimeNs, changed.mtimeMs, (await fs.lstat('a/link')).mtimeMs);
  console.log(await fs.readdir('a'), (await fs.readdir('.', { recursive: true })).sort());
  console.log((await fs.readdir('.', { withFileTypes: true, recursive: true }))
    .map((entry) => `${path.relative('.', entry.parentPath)}|${entry.name}|${entry.isFile()}`).sort());
  console.log(await fs.access('a/file'), /^t-.{6}$/.test(await fs.mkdtemp('t-')));
  const names = [];
  for await (const entry of await fs.opendir('a', { bufferSize: 2 })) names.push(`${entry.name} ${entry.isDirectory()}`);
  console.log(names.sort());
  await fs.cp('a', 'copied', { recursive: true });
  console.log((await fs.readdir('copied', { recursive: true })).sort(), await fs.readlink('copied/link').then(path.basename));
  await fs.unlink('a/hard');
  await fs.rmdir('d');
  await fs.rm('copied', { recursive: true });
  await fs.rm('nowhere', { force: true });
  console.log(await fs.readdir('.').then((all) => all.filter((name) => !name.startsWith('t-'))));
  console.log((await fs.statfs('.')).bsize > 0, Object.keys(fs.constants).length > 50);
  for await (const name of fs.glob('a/*o*')) console.log('glob', name);
}

main().catch((error) => console.log(error));
