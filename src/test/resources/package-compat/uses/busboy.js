const busboy = require('busboy');
const { Readable } = require('node:stream');

const boundary = '----edge';
const part = (headers, body) => `--${boundary}\r\n${headers}\r\n\r\n${body}\r\n`;
const body = part('Content-Disposition: form-data; name="title"', 'A title')
  + part('Content-Disposition: form-data; name="file"; filename="notes.txt"\r\nContent-Type: text/plain', 'line one\r\nline two '.repeat(50))
  + part('Content-Disposition: form-data; name="big"; filename*=utf-8\'\'%E2%82%AC.bin', 'z'.repeat(3000))
  + `--${boundary}--\r\n`;
const parser = busboy({ headers: { 'content-type': `multipart/form-data; boundary=${boundary}` }, limits: { fileSize: 2000 } });
parser.on('field', (name, value, info) => console.log('field', name, value, info));
parser.on('file', (name, file, info) => {
  let size = 0;
  file.on('data', (chunk) => { size += chunk.length; }).on('limit', () => console.log('limit', name));
  file.on('close', () => console.log('file', name, info, size, file.truncated));
});
parser.on('close', () => {
  console.log('closed');
  const form = busboy({ headers: { 'content-type': 'application/x-www-form-urlencoded' } });
  form.on('field', (name, value) => console.log(name, value)).on('close', () => console.log('done'));
  form.end('a=1&b=%C3%BC+x&c');
});
Readable.from(Array.from({ length: Math.ceil(body.length / 17) }, (_, n) => Buffer.from(body.slice(n * 17, n * 17 + 17)))).pipe(parser);
