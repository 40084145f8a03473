// Names that are not ASCII, and some that are not even UTF-8.
'use strict';
const fs = require('fs');

fs.mkdirSync('Grüße/日本', { recursive: true });
fs.writeFileSync('Grüße/日本/😀.txt', 'smile');
console.log(fs.readdirSync('.'), fs.readdirSync('Grüße', { recursive: true }));
console.log(fs.readFileSync('Grüße/日本/😀.txt', 'utf8'), fs.existsSync('Grüße/日本'), fs.existsSync('Grüße/日'));
fs.renameSync('Grüße/日本/😀.txt', 'Grüße/ü');
fs.symlinkSync('Grüße/ü', 'lïnk');
console.log(fs.readlinkSync('lïnk'), fs.readlinkSync('lïnk', 'buffer'), fs.realpathSync('lïnk').endsWith('/Grüße/ü'), fs.readFileSync('lïnk', 'utf8'));
console.log(fs.realpathSync.native('lïnk').endsWith('/Grüße/ü'));
const odd = Buffer.from([0x66, 0xff, 0xfe, 0x6f]);
fs.writeFileSync(odd, 'odd');
console.log(fs.readdirSync('.', 'buffer'), fs.readFileSync(odd, 'utf8'), fs.readdirSync('.', 'latin1'));
console.log(fs.readdirSync(Buffer.from('.')).map((name) => name.length));
fs.copyFileSync(odd, Buffer.from('copy'));
fs.unlinkSync(odd);
console.log(fs.readdirSync('.'));
fs.mkdirSync('a b%20c#d?e');
fs.writeFileSync(new URL(`file://${process.cwd()}/a%20b%2520c%23d%3Fe/f`), 'url');
console.log(fs.readdirSync('a b%20c#d?e'));
try {
  fs.statSync('no\u0000thing');
} catch (error) {
  console.log(error.code);
}
try {
  fs.statSync('näh');
} catch (error) {
  console.log(error.message);
}
const upper = process.cwd();
process.chdir('Grüße');
console.log(fs.readdirSync('.'), process.cwd() === `${upper}/Grüße`, fs.existsSync('../lïnk'));
