// The same errors come to callbacks and promises, without a difference.
'use strict';
const fs = require('fs');
const { promises } = fs;

fs.mkdirSync('folder/inner', { recursive: true });
fs.writeFileSync('file', 'hello');

const calls = [
  ['stat', 'nowhere'], ['lstat', 'file/x'], ['access', 'nowhere'], ['open', 'nowhere', 'r'], ['readFile', 'folder'],
  ['readFile', 'nowhere', 'utf8'], ['writeFile', 'folder', 'x'], ['appendFile', 'nowhere/x', 'x'], ['rename', 'nowhere', 'b'],
  ['link', 'nowhere', 'b'], ['symlink', 'a', 'folder'], ['readlink', 'file'], ['unlink', 'folder'],
  ['rmdir', 'folder'], ['mkdir', 'folder'], ['mkdir', 'file/a/b', { recursive: true }],
  ['readdir', 'nowhere'], ['readdir', 'file', { withFileTypes: true }], ['opendir', 'nowhere'], ['chmod', 'nowhere', 0o600],
  ['chown', 'nowhere', 1, 1], ['lchown', 'nowhere', 1, 1], ['utimes', 'nowhere', 1, 1], ['lutimes', 'nowhere', 1, 1],
  ['copyFile', 'nowhere', 'x'], ['statfs', 'nowhere'], ['truncate', 'nowhere', 1], ['rm', 'nowhere'], ['rm', 'folder'],
  ['cp', 'nowhere', 'x'], ['cp', 'folder', 'x'],
];

function describe({ name, message, errno, code, syscall, path, dest }) {
  return JSON.stringify({ name, message, errno, code, syscall, path, dest });
}

(async () => {
  for (const [name, ...args] of calls) {
    const called = await new Promise((resolve) => fs[name](...args, function(error) {
      resolve(`${describe(error)} ${arguments.length}`);
    }));
    console.log(`${name} calls back: ${called}`);
    const rejected = await promises[name](...args).then(() => 'nothing', describe);
    console.log(`${name} rejects: ${rejected}`);
  }
  const handle = await promises.open('file', 'r');
  for (const attempt of [() => handle.write('x'), () => handle.truncate(1), () => handle.readv([Buffer.alloc(1)])]) {
    console.log(await attempt().then((value) => Object.keys(value).join(), describe));
  }
  await handle.close();
  console.log(handle.fd, await handle.stat().catch((error) => `${error.message} ${error.code} ${error.syscall}`));
})();
