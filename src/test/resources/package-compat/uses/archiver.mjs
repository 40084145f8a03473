import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import { Readable } from 'node:stream';
import { TarArchive, ZipArchive } from 'archiver';

const date = new Date(Date.UTC(2024, 1, 29, 12));
for (const archive of [new ZipArchive({ zlib: { level: 0 }, forceUTC: true, comment: 'made here' }), new ZipArchive({ zlib: { level: 9 }, forceUTC: true }), new TarArchive({ gzip: false })]) {
  const bytes = buffer(archive);
  archive.on('entry', (entry) => console.log('entry', entry.name, entry.type));
  archive.append('hello '.repeat(100), { name: 'text/hello.txt', date, mode: 0o644 });
  archive.append(Buffer.from([1, 2, 3]), { name: 'bytes.bin', date, mode: 0o600 });
  archive.append(Readable.from(['streamed ', 'content']), { name: 'stream.txt', date });
  await archive.finalize();
  const all = await bytes;
  console.log(archive.pointer() === all.length, all.length > 500, all.includes('text/hello.txt'));
  if (all.length > 1000) console.log(all.length, createHash('md5').update(all).digest('hex'));
}
