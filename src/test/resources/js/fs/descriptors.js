// Descriptors: positions, appending, truncating, vectors, flags.
'use strict';
const fs = require('fs');

const text = (name) => JSON.stringify(fs.readFileSync(name, 'utf8'));
const read = (fd, length, position) => {
  const buffer = Buffer.alloc(length);
  const count = fs.readSync(fd, buffer, 0, length, position);
  return JSON.stringify(buffer.toString('utf8', 0, count));
};

let fd = fs.openSync('a', 'w+');
console.log('write', fs.writeSync(fd, 'hello world'), fs.writeSync(fd, Buffer.from('!!??'), 1, 2), text('a'));
console.log('positional write does not move', fs.writeSync(fd, 'J', 0), fs.writeSync(fd, '.'), text('a'));
console.log('sequential read is at the end', read(fd, 5, null));
console.log('positional read', read(fd, 5, 0), read(fd, 5, 6), read(fd, 5, 6n), read(fd, 5, 100));
console.log('still at the end', read(fd, 5, null));
fs.ftruncateSync(fd, 5);
console.log('shorter', text('a'));
fs.ftruncateSync(fd, 8);
console.log('longer', text('a'));
fs.writeSync(fd, 'x');
console.log('the position stays', JSON.stringify(fs.readFileSync('a', 'latin1')));
fs.ftruncateSync(fd);
console.log('empty', text('a'), fs.fstatSync(fd).size);
fs.closeSync(fd);

fs.writeFileSync('b', 'one\n');
fd = fs.openSync('b', 'a+');
console.log('append reads from the start', read(fd, 3, null));
fs.writeSync(fd, 'two\n');
console.log('append moves to the end', read(fd, 3, null), read(fd, 3, 0));
fs.writeSync(fd, 'three\n', 0);
console.log('a position does not matter', text('b'));
fs.ftruncateSync(fd, 4);
console.log(text('b'));
fs.ftruncateSync(fd, 6);
console.log(text('b'));
fs.closeSync(fd);
fs.appendFileSync('b', 'end');
console.log(text('b'));

fd = fs.openSync('c', 'w+');
console.log('writev', fs.writevSync(fd, [Buffer.from('ab'), Buffer.from('cd'), new Uint8Array([101, 102])]), text('c'));
console.log('writev at', fs.writevSync(fd, [Buffer.from('X'), Buffer.from('Y')], 2), text('c'));
const parts = [Buffer.alloc(2), Buffer.alloc(3), Buffer.alloc(4)];
console.log('readv', fs.readvSync(fd, parts, 0), parts.map(String));
fs.fsyncSync(fd);
fs.fdatasyncSync(fd);
fs.fchmodSync(fd, 0o640);
fs.futimesSync(fd, 1000.5, new Date(2000500));
const { mode, atimeMs, mtimeMs } = fs.fstatSync(fd);
console.log((mode & 0o777).toString(8), atimeMs, mtimeMs);
fs.unlinkSync('c');
console.log('unlinked', fs.fstatSync(fd).size, fs.fstatSync(fd).nlink, read(fd, 9, 0));
fs.closeSync(fd);

fs.writeFileSync('d', 'abc', { flag: 'w', mode: 0o600 });
console.log('mode', (fs.statSync('d').mode & 0o777).toString(8));
fd = fs.openSync('d', 'r+');
fs.writeSync(fd, 'X');
fs.closeSync(fd);
console.log('r+', text('d'));
fs.closeSync(fs.openSync('e', fs.constants.O_RDONLY | fs.constants.O_CREAT, 0o644));
console.log('created to read', text('e'));
fd = fs.openSync('e', fs.constants.O_WRONLY | fs.constants.O_SYNC);
fs.writeSync(fd, 'zz');
fs.closeSync(fd);
fd = fs.openSync('e', 'rs+');
console.log('rs+', read(fd, 9, null));
fs.closeSync(fd);

for (const [encoding, content] of [['utf8', 'hé€😀\ud800'], ['latin1', 'hé'], ['utf16le', 'hé'], ['hex', '68656cxx'], ['base64', 'aGk='],
  ['base64url', 'aGk'], ['ascii', 'hi']]) {
  fd = fs.openSync('f', 'w');
  const count = fs.writeSync(fd, content, null, encoding);
  fs.closeSync(fd);
  console.log(encoding, count, fs.readFileSync('f').toString('hex'), fs.readFileSync('f', encoding));
}
const big = Buffer.alloc(3_000_000, 'abcdefg');
fs.writeFileSync('g', big);
console.log('big', fs.statSync('g').size, fs.readFileSync('g').equals(big), fs.readFileSync('g', 'utf8').length);
fs.writeFileSync('h', new DataView(new ArrayBuffer(3)));
console.log(fs.readFileSync('h'), fs.readFileSync('/proc/version', 'utf8').startsWith('Linux'));
