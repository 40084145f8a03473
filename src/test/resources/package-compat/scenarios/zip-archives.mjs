// Packs a tree of files, reads the archive entry by entry, unpacks it elsewhere, and compares.
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join, relative } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createBrotliCompress, createBrotliDecompress, createGzip, crc32 } from 'node:zlib';
import { ZipArchive } from 'archiver';
import yauzl from 'yauzl';

const folder = await mkdtemp(join(tmpdir(), 'zip-'));
const tree = { 'readme.md': '# Hello\n', 'data/numbers.txt': Array.from({ length: 5000 }, (_, n) => n * n).join('\n'), 'data/bytes.bin': Buffer.from(Array.from({ length: 70000 }, (_, n) => (n * 7919) % 251)), 'deep/er/ünïcode.txt': 'ü'.repeat(1000), 'empty.txt': '' };
const put = async (root, name, content) => { await mkdir(dirname(join(root, name)), { recursive: true }); await writeFile(join(root, name), content); };
for (const [name, content] of Object.entries(tree)) await put(join(folder, 'in'), name, content);

const archive = new ZipArchive({ zlib: { level: 9 } });
archive.directory(join(folder, 'in'), 'root');
archive.append(createReadStream(join(folder, 'in/readme.md')), { name: 'streamed.md' });
archive.append('stored', { name: 'stored.txt', store: true });
const written = pipeline(archive, createWriteStream(join(folder, 'all.zip')));
await archive.finalize();
await written;

const zip = await promisify(yauzl.open)(join(folder, 'all.zip'), { lazyEntries: true });
const found = [];
zip.readEntry();
await new Promise((resolve, reject) => {
  zip.on('end', resolve).on('error', reject).on('entry', async (entry) => {
    if (!entry.fileName.endsWith('/')) {
      const stream = await promisify(zip.openReadStream.bind(zip))(entry);
      const target = join(folder, 'out', entry.fileName);
      await mkdir(dirname(target), { recursive: true });
      await pipeline(stream, createWriteStream(target));
      const content = await readFile(target);
      found.push(`${entry.fileName} ${entry.uncompressedSize} ${crc32(content) === entry.crc32} ${createHash('sha1').update(content).digest('hex')}`);
    }
    zip.readEntry();
  });
});
console.log(found.sort());
for (const entry of (await readdir(join(folder, 'in'), { recursive: true, withFileTypes: true })).filter((one) => one.isFile())) {
  const name = relative(join(folder, 'in'), join(entry.parentPath, entry.name));
  if (!(await readFile(join(folder, 'out/root', name))).equals(await readFile(join(folder, 'in', name)))) console.log('differs', name);
}
await pipeline(createReadStream(join(folder, 'all.zip')), createBrotliCompress(), createBrotliDecompress(), createWriteStream(join(folder, 'again.zip')));
console.log((await readFile(join(folder, 'again.zip'))).equals(await readFile(join(folder, 'all.zip'))), archive.pointer() === (await readFile(join(folder, 'all.zip'))).length);
let packed = 0;
await pipeline(createReadStream(join(folder, 'in/data/numbers.txt')), createGzip(), async (chunks) => { for await (const chunk of chunks) packed += chunk.length; });
console.log(packed > 5000 && packed < 30000);
await rm(folder, { recursive: true });
