const compression = require('compression');
const http = require('node:http');
const zlib = require('node:zlib');

const compress = compression({ threshold: 100 });
const server = http.createServer((request, response) => {
  compress(request, response, () => {
    response.setHeader('Content-Type', request.url === '/image' ? 'image/png' : 'text/plain');
    response.write('lorem ipsum '.repeat(request.url === '/small' ? 1 : 200));
    response.end('end');
  });
});
const decoders = { gzip: zlib.gunzipSync, deflate: zlib.inflateSync, br: zlib.brotliDecompressSync, undefined: (body) => body };
server.listen(0, '127.0.0.1', async () => {
  for (const [path, encoding] of [['/', 'gzip'], ['/', 'deflate'], ['/', 'br'], ['/', 'identity'], ['/image', 'gzip']]) {
    await new Promise((resolve) => {
      http.get({ host: '127.0.0.1', port: server.address().port, path, agent: false, headers: { 'accept-encoding': encoding } }, (response) => {
        const chunks = [];
        response.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
          const body = Buffer.concat(chunks);
          const used = response.headers['content-encoding'];
          console.log(path, encoding, used, response.headers.vary, body.length < 1000, decoders[used](body).toString().slice(-9));
          resolve();
        });
      });
    });
  }
  server.close();
});
