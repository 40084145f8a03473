// The callback forms, in turn.
'use strict';
const fs = require('fs');
const { promisify } = require('util');

const call = (name, ...args) => new Promise((resolve, reject) => {
  fs[name](...args, function(error, ...values) {
    if (name === 'exists') resolve([error]);
    else if (error) reject(error);
    else resolve(values);
  });
});

(async () => {
  console.log(await call('mkdir', 'a/b/c', { recursive: true }).then(([first]) => require('path').relative('.', first)));
  console.log(await call('mkdir', 'a/b/c', { recursive: true }));
  console.log(await call('writeFile', 'a/file', 'content'));
  console.log(await call('appendFile', 'a/file', ' more'));
  console.log(await call('readFile', 'a/file', 'utf8'));
  console.log(await call('readFile', 'a/file'));
  const [fd] = await call('open', 'a/file', 'r+');
  console.log(typeof fd);
  console.log(await call('write', fd, 'X', 0));
  console.log(await call('write', fd, Buffer.from('YZ'), 0, 2, 5));
  console.log(await call('read', fd, Buffer.alloc(4), 0, 4, 0));
  console.log(await call('read', fd, { buffer: Buffer.alloc(4), position: 4 }));
  console.log(await call('writev', fd, [Buffer.from('1'), Buffer.from('2')], 0));
  console.log(await call('readv', fd, [Buffer.alloc(1), Buffer.alloc(2)], 0));
  console.log(await promisify(fs.read)(fd, Buffer.alloc(2), 0, 2, 0));
  console.log(await call('fstat', fd).then(([stats]) => stats.size));
  console.log(await call('ftruncate', fd, 4));
  console.log(await call('fsync', fd), await call('fdatasync', fd), await call('close', fd));
  console.log(await call('rename', 'a/file', 'a/other'));
  console.log(await call('copyFile', 'a/other', 'a/copy'));
  console.log(await call('symlink', 'copy', 'a/link'), await call('readlink', 'a/link'));
  console.log(await call('link', 'a/copy', 'a/hard'), await call('stat', 'a/hard').then(([stats]) => stats.nlink));
  console.log(await call('realpath', 'a/link').then(([path]) => require('path').relative('.', path)));
  console.log(await call('lstat', 'a/link').then(([stats]) => [stats.isSymbolicLink(), stats.isFile(), stats.size]));
  console.log(await call('stat', 'a/link', { bigint: true }).then(([stats]) => [stats.isFile(), stats.size, typeof stats.mtimeNs]));
  console.log(await call('access', 'a/link', fs.constants.R_OK));
  console.log(await call('exists', 'a/link'), await call('exists', 'a/none'));
  console.log(await call('truncate', 'a/copy', 2), await call('readFile', 'a/hard', 'latin1'));
  console.log(await call('chmod', 'a/copy', 0o600), await call('utimes', 'a/copy', 10, 20));
  console.log(await call('stat', 'a/copy').then(([stats]) => [(stats.mode & 0o777).toString(8), stats.atime, stats.mtime]));
  console.log(await call('readdir', 'a'));
  console.log(await call('readdir', 'a', { withFileTypes: true }).then(([all]) => all.map((e) => [e.name, e.isDirectory(), e.isSymbolicLink()])));
  console.log(await call('readdir', 'a', 'buffer'));
  console.log(await call('mkdtemp', 'a/temp-').then(([path]) => /^a\/temp-[A-Za-z0-9]{6}$/.test(path)));
  console.log(await call('unlink', 'a/hard'), await call('rmdir', 'a/b/c'));
  console.log(await call('statfs', '.').then(([stats]) => [typeof stats.type, stats.bsize > 0, stats.blocks >= stats.bfree]));
  console.log(await call('rm', 'a', { recursive: true }), fs.existsSync('a'));
})();
