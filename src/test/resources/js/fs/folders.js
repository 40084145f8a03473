// Folders: made, listed, walked, copied, removed.
'use strict';
const fs = require('fs');
const path = require('path');

const tree = (root) => fs.readdirSync(root, { recursive: true }).sort();

console.log(fs.mkdirSync('a/b/../c/d', { recursive: true })?.split(path.sep).pop(), fs.mkdirSync('plain'));
console.log(fs.mkdirSync('mode', 0o700), (fs.statSync('mode').mode & 0o777).toString(8));
for (const name of ['a/z', 'a/B', 'a/ä', 'a/10', 'a/9', 'a/c/x']) fs.writeFileSync(name, name);
fs.symlinkSync('../a/z', 'a/c/link');
fs.symlinkSync('d', 'a/c/folder-link');
console.log(fs.readdirSync('a'), tree('a'));
console.log(fs.readdirSync('a/c', { withFileTypes: true }).map((entry) => [entry.name, entry.parentPath, entry.isFile(), entry.isDirectory(), entry.isSymbolicLink()]));
console.log(fs.readdirSync('a/c', 'hex'), fs.readdirSync(Buffer.from('a/c'), { encoding: 'buffer' }));
console.log(fs.readdirSync('a', { recursive: true, withFileTypes: true }).map((entry) => `${entry.parentPath}/${entry.name}`).sort());

const dir = fs.opendirSync('a');
const names = [];
for (let entry; (entry = dir.readSync()) !== null;) names.push(entry.name);
dir.closeSync();
console.log(dir.path, names.sort());
try {
  dir.readSync();
} catch (error) {
  console.log(error.code);
}

fs.cpSync('a', 'copy', { recursive: true });
console.log(tree('copy'), path.isAbsolute(fs.readlinkSync('copy/c/link')));
fs.cpSync('a', 'verbatim', { recursive: true, verbatimSymlinks: true });
console.log(fs.readlinkSync('verbatim/c/link'));
fs.cpSync('a', 'filtered', { recursive: true, filter: (source) => !source.endsWith('z') });
console.log(tree('filtered'));
fs.mkdirSync('flat/x', { recursive: true });
for (const name of ['flat/z', 'flat/x/y']) fs.writeFileSync(name, name);
fs.cpSync('flat', 'again', { recursive: true });
fs.writeFileSync('again/z', 'changed');
fs.cpSync('flat', 'again', { recursive: true, force: false });
console.log(fs.readFileSync('again/z', 'utf8'));
fs.cpSync('flat', 'again', { recursive: true });
console.log(fs.readFileSync('again/z', 'utf8'));
try {
  fs.cpSync('flat', 'again', { recursive: true, force: false, errorOnExist: true });
} catch (error) {
  console.log(error.code);
}
fs.utimesSync('a/z', 100, 200);
fs.cpSync('a/z', 'a/stamped', { preserveTimestamps: true });
console.log(fs.statSync('a/stamped').mtimeMs);

fs.rmSync('copy', { recursive: true, force: true });
fs.rmSync('nowhere', { recursive: true, force: true });
fs.rmSync('a/c/folder-link');
console.log(fs.existsSync('copy'), fs.existsSync('a/c/d'), fs.readdirSync('.').sort());
fs.rmdirSync('plain');
fs.rmSync('a/z');
console.log(tree('a'));
const made = fs.mkdtempSync(`${path.resolve('.')}/tmp-`);
console.log(path.basename(made).length, (fs.statSync(made).mode & 0o777).toString(8), Buffer.isBuffer(fs.mkdtempSync('buf', 'buffer')));
{
  const disposable = fs.mkdtempDisposableSync('gone-');
  fs.writeFileSync(path.join(disposable.path, 'x'), '');
  disposable.remove();
  console.log(fs.existsSync(disposable.path));
}
console.log(fs.globSync('a/**/*').sort());
