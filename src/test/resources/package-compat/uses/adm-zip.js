const AdmZip = require('adm-zip');

const zip = new AdmZip();
zip.addFile('folder/text.txt', Buffer.from('some text '.repeat(500)), 'a comment');
zip.addFile('ünïcode.bin', Buffer.from([0, 1, 2, 255]));
zip.addFile('empty/', Buffer.alloc(0));
const bytes = zip.toBuffer();
console.log(bytes.length < 2000, bytes.subarray(0, 4));
const again = new AdmZip(bytes);
for (const entry of again.getEntries()) console.log(entry.entryName, entry.isDirectory, entry.header.size, entry.header.crc.toString(16), entry.comment);
console.log(again.readAsText('folder/text.txt').length, again.getEntry('ünïcode.bin').getData());
again.updateFile('ünïcode.bin', Buffer.from('new'));
again.deleteFile('folder/text.txt');
console.log(new AdmZip(again.toBuffer()).getEntries().map((entry) => entry.entryName));
again.readFileAsync('ünïcode.bin', (data, error) => console.log(data.toString(), error));
try {
  new AdmZip(Buffer.from('not a zip'));
} catch (error) {
  console.log(error.message);
}
