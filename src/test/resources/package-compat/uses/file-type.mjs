import { createReadStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { fileTypeFromBlob, fileTypeFromBuffer, fileTypeFromFile, fileTypeFromStream, supportedMimeTypes } from 'file-type';

const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==', 'base64');
const samples = { png, gif: Buffer.from('GIF89a\x01\0\x01\0'), pdf: Buffer.from('%PDF-1.7\n%abc'), wav: Buffer.from('RIFF\x24\0\0\0WAVEfmt '), gz: gzipSync('zipped'), none: Buffer.from('just text, nothing else') };
for (const [name, bytes] of Object.entries(samples)) console.log(name, await fileTypeFromBuffer(bytes));
const folder = await mkdtemp(join(tmpdir(), 'file-type-'));
await writeFile(join(folder, 'picture'), png);
console.log(await fileTypeFromFile(join(folder, 'picture')), await fileTypeFromBlob(new Blob([samples.gif])), supportedMimeTypes.has('image/webp'));
console.log(await fileTypeFromStream(new Blob([png]).stream()), createReadStream(join(folder, 'picture')).destroy().destroyed);
await rm(folder, { recursive: true });
