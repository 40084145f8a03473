const yauzl = require('yauzl');
const JSZip = require('jszip');
const { text } = require('node:stream/consumers');

(async () => {
  const zip = new JSZip();
  zip.file('a.txt', 'content of a '.repeat(50), { date: new Date(Date.UTC(2024, 0, 1)) });
  zip.file('dir/b.txt', 'stored', { compression: 'STORE' });
  const bytes = await zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE', comment: 'hi' });
  yauzl.fromBuffer(bytes, { lazyEntries: true }, (error, file) => {
    console.log(error, file.entryCount, file.comment);
    file.on('entry', (entry) => {
      console.log(entry.fileName, entry.uncompressedSize, entry.compressionMethod, entry.crc32.toString(16));
      if (entry.fileName.endsWith('/')) return file.readEntry();
      file.openReadStream(entry, async (problem, stream) => {
        console.log(problem, (await text(stream)).slice(0, 12));
        file.readEntry();
      });
    });
    file.on('end', () => {
      console.log('end');
      yauzl.fromBuffer(Buffer.from('nonsense'.repeat(10)), (problem) => console.log(problem.message));
    });
    file.readEntry();
  });
})();
