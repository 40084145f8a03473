// What each function says when the operating system refuses: message and fields, as Node prints them.
'use strict';
const fs = require('fs');

fs.mkdirSync('folder/inner', { recursive: true });
fs.writeFileSync('file', 'hello');
fs.symlinkSync('loop', 'loop');
fs.symlinkSync('file', 'link');
fs.symlinkSync('nowhere', 'dangling');

const readOnly = fs.openSync('file', 'r');
const writeOnly = fs.openSync('file', 'r+');
const folder = fs.openSync('folder', 'r');
const closed = fs.openSync('file', 'r');
fs.closeSync(closed);

const attempts = {
  'stat of nothing': () => fs.statSync('nowhere'),
  'stat below a file': () => fs.statSync('file/x'),
  'stat of a loop': () => fs.statSync('loop'),
  'stat of a file with a slash': () => fs.statSync('file/'),
  'stat of nothing, tolerated': () => fs.statSync('nowhere', { throwIfNoEntry: false }),
  'stat below a file, tolerated': () => fs.statSync('file/x', { throwIfNoEntry: false }),
  'lstat of nothing': () => fs.lstatSync('nowhere'),
  'stat of an empty name': () => fs.statSync(''),
  'access to nothing': () => fs.accessSync('nowhere'),
  'access to a dangling link': () => fs.accessSync('dangling'),
  'access to a loop': () => fs.accessSync('loop'),
  'open nothing': () => fs.openSync('nowhere'),
  'open below a file': () => fs.openSync('file/x'),
  'open a folder to write': () => fs.openSync('folder', 'w'),
  'open what must be new': () => fs.openSync('file', 'wx'),
  'open what must be new to append': () => fs.openSync('file', 'ax'),
  'open a loop': () => fs.openSync('loop'),
  'open a link that must not be one': () => fs.openSync('link', fs.constants.O_RDONLY | fs.constants.O_NOFOLLOW),
  'open a file that must be a folder': () => fs.openSync('file', fs.constants.O_RDONLY | fs.constants.O_DIRECTORY),
  'open too long a name': () => fs.openSync('x'.repeat(300)),
  'read a folder': () => fs.readSync(folder, Buffer.alloc(1)),
  'read a folder whole': () => fs.readFileSync('folder'),
  'read a folder as text': () => fs.readFileSync('folder', 'utf8'),
  'read nothing': () => fs.readFileSync('nowhere'),
  'read nothing as text': () => fs.readFileSync('nowhere', 'utf8'),
  'write below a file': () => fs.writeFileSync('file/x', 'a'),
  'write into nothing': () => fs.writeFileSync('nowhere/x', Buffer.from('a')),
  'write a folder': () => fs.writeFileSync('folder', 'a'),
  'write what is read-only': () => fs.writeSync(readOnly, 'a'),
  'write what is read-only by buffer': () => fs.writeSync(readOnly, Buffer.from('a')),
  'truncate what is read-only': () => fs.ftruncateSync(readOnly, 1),
  'truncate nothing': () => fs.truncateSync('nowhere', 1),
  'close twice': () => fs.closeSync(closed),
  'read what is closed': () => fs.readSync(closed, Buffer.alloc(1)),
  'write what is closed': () => fs.writeSync(closed, 'a'),
  'writev what is closed': () => fs.writevSync(closed, [Buffer.from('a')]),
  'fstat what is closed': () => fs.fstatSync(closed),
  'fsync what is closed': () => fs.fsyncSync(closed),
  'fdatasync what is closed': () => fs.fdatasyncSync(closed),
  'futimes what is closed': () => fs.futimesSync(closed, 1, 1),
  'fchmod what is closed': () => fs.fchmodSync(closed, 0o600),
  'close a word': () => fs.closeSync('x'),
  'close a negative number': () => fs.closeSync(-1),
  'close a fraction': () => fs.closeSync(1.5),
  'close nothing': () => fs.closeSync(),
  'close an object': () => fs.closeSync({}),
  'rename nothing': () => fs.renameSync('nowhere', 'x'),
  'rename a folder into itself': () => fs.renameSync('folder', 'folder/inner/x'),
  'rename a folder onto a file': () => fs.renameSync('folder', 'file'),
  'rename a file onto a folder': () => fs.renameSync('file', 'folder'),
  'link nothing': () => fs.linkSync('nowhere', 'x'),
  'link onto a folder': () => fs.linkSync('file', 'folder'),
  'link a folder': () => fs.linkSync('folder', 'x'),
  'symlink onto a folder': () => fs.symlinkSync('a', 'folder'),
  'symlink into nothing': () => fs.symlinkSync('a', 'nowhere/b'),
  'readlink of a folder': () => fs.readlinkSync('folder'),
  'readlink of nothing': () => fs.readlinkSync('nowhere'),
  'realpath of nothing': () => fs.realpathSync.native('nowhere'),
  'unlink a folder': () => fs.unlinkSync('folder'),
  'unlink nothing': () => fs.unlinkSync('nowhere'),
  'rmdir what is not empty': () => fs.rmdirSync('folder'),
  'rmdir a file': () => fs.rmdirSync('file'),
  'rmdir nothing': () => fs.rmdirSync('nowhere'),
  'mkdir what is there': () => fs.mkdirSync('folder'),
  'mkdir into nothing': () => fs.mkdirSync('nowhere/a'),
  'mkdir over a file': () => fs.mkdirSync('file', { recursive: true }),
  'mkdir below a file': () => fs.mkdirSync('file/a/b', { recursive: true }),
  'mkdir over a dangling link': () => fs.mkdirSync('dangling', { recursive: true }),
  'mkdir all that is there': () => fs.mkdirSync('folder/inner', { recursive: true }),
  'mkdtemp into nothing': () => fs.mkdtempSync('nowhere/x'),
  'readdir of nothing': () => fs.readdirSync('nowhere'),
  'readdir of a file': () => fs.readdirSync('file'),
  'opendir of nothing': () => fs.opendirSync('nowhere'),
  'opendir of a file': () => fs.opendirSync('file'),
  'chmod nothing': () => fs.chmodSync('nowhere', 0o600),
  'chown nothing': () => fs.chownSync('nowhere', 1, 1),
  'lchown nothing': () => fs.lchownSync('nowhere', 1, 1),
  'utimes of nothing': () => fs.utimesSync('nowhere', 1, 1),
  'utimes below a file': () => fs.utimesSync('file/x', 1, 1),
  'lutimes of nothing': () => fs.lutimesSync('nowhere', 1, 1),
  'copy nothing': () => fs.copyFileSync('nowhere', 'x'),
  'copy onto what must be new': () => fs.copyFileSync('file', 'link', fs.constants.COPYFILE_EXCL),
  'copy a folder': () => fs.copyFileSync('folder', 'x'),
  'copy onto a folder': () => fs.copyFileSync('file', 'folder'),
  'statfs of nothing': () => fs.statfsSync('nowhere'),
  'rm nothing': () => fs.rmSync('nowhere'),
  'rm a folder': () => fs.rmSync('folder'),
  'rm below a file': () => fs.rmSync('file/x', { force: true }),
  'cp nothing': () => fs.cpSync('nowhere', 'x'),
  'cp a folder without recursive': () => fs.cpSync('folder', 'x'),
  'cp a folder into itself': () => fs.cpSync('folder', 'folder/inner/x', { recursive: true }),
  'cp a folder onto itself': () => fs.cpSync('folder', 'folder', { recursive: true }),
  'cp a folder onto a file': () => fs.cpSync('folder', 'file', { recursive: true }),
  'cp a file onto a folder': () => fs.cpSync('file', 'folder', { recursive: true }),
  'cp onto what is there': () => fs.cpSync('file', 'link', { force: false, errorOnExist: true }),
};

function describe(error) {
  const { name, message, errno, code, syscall, path, dest } = error;
  return JSON.stringify({ name, message, errno, code, syscall, path, dest });
}

for (const [what, attempt] of Object.entries(attempts)) {
  try {
    console.log(`${what}: ${attempt()}`);
  } catch (error) {
    console.log(`${what}: ${describe(error)}`);
  }
}

fs.closeSync(readOnly);
fs.closeSync(writeOnly);
fs.closeSync(folder);
