// What stat tells and how to change it.
'use strict';
const fs = require('fs');

fs.writeFileSync('file', 'twelve bytes');
fs.symlinkSync('file', 'link');
fs.linkSync('file', 'hard');

const stats = fs.statSync('file');
console.log(stats.constructor.name, Object.keys(stats));
console.log(stats.size, stats.nlink, stats.isFile(), stats.isDirectory(), stats.isSymbolicLink(), stats.isFIFO(), stats.isSocket(),
  stats.isBlockDevice(), stats.isCharacterDevice(), (stats.mode & 0o170000).toString(8));
console.log(stats.uid === process.getuid(), stats.gid === process.getgid(), stats.blksize, stats.blocks, stats.rdev);
console.log(stats.ino === fs.statSync('hard').ino, stats.ino === fs.statSync('link').ino, stats.ino === fs.lstatSync('link').ino);
console.log(Math.abs(Date.now() - stats.mtimeMs) < 60_000, Math.abs(Date.now() - stats.birthtimeMs) < 60_000, stats.mtime instanceof Date);
const big = fs.statSync('file', { bigint: true });
console.log(big.constructor.name, big.size, typeof big.mtimeNs, big.mtimeNs / 1_000_000n === big.mtimeMs, big.ino === BigInt(stats.ino));
console.log(fs.statSync('/dev/null').isCharacterDevice(), fs.statSync('/dev/null').rdev, fs.statSync('.').isDirectory(), fs.lstatSync('link').size);

for (const time of [[0, 0], [1.5, 2.25], [new Date(1234567890123), 1234567890.123], ['99', '100']]) {
  fs.utimesSync('file', ...time);
  const { atimeMs, mtimeMs } = fs.statSync('file');
  console.log(atimeMs, mtimeMs, fs.statSync('file', { bigint: true }).mtimeNs);
}
fs.lutimesSync('link', 3, 4);
console.log(fs.lstatSync('link').mtimeMs, fs.statSync('link').mtimeMs);
for (const mode of [0o644, 0o7777, '600', 0]) {
  fs.chmodSync('file', mode);
  console.log((fs.statSync('file').mode & 0o7777).toString(8));
}
fs.chmodSync('link', 0o755);
console.log((fs.statSync('file').mode & 0o7777).toString(8));
fs.chownSync('file', process.getuid(), process.getgid());
fs.lchownSync('link', process.getuid(), process.getgid());
fs.accessSync('file', fs.constants.R_OK | fs.constants.W_OK | fs.constants.X_OK);
fs.chmodSync('file', 0o644);
try {
  fs.accessSync('file', fs.constants.X_OK);
} catch (error) {
  console.log(error.message);
}
for (const wrong of [() => fs.chmodSync('file', 'x'), () => fs.utimesSync('file', {}, 1), () => fs.statSync(1), () => fs.chownSync('file', 'a', 1)]) {
  try {
    wrong();
  } catch (error) {
    console.log(error.name, error.code, error.message);
  }
}
const { bsize, blocks, type } = fs.statfsSync('.', { bigint: true });
console.log(bsize > 0n, blocks > 0n, typeof type);
