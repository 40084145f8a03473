const http = require('http');
const request = require('request');

const server = http.createServer((incoming, response) => {
  if (incoming.url === '/moved') return response.writeHead(302, { location: '/end', 'set-cookie': 'k=v' }).end();
  let body = '';
  incoming.on('data', (chunk) => { body += chunk; }).on('end', () => {
    response.writeHead(incoming.url === '/bad' ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ method: incoming.method, url: incoming.url, cookie: incoming.headers.cookie, auth: incoming.headers.authorization, body }));
  });
});
server.listen(0, '127.0.0.1', () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  request({ url: `${base}/list`, qs: { a: 1, b: ['x', 'y'] }, json: true, auth: { user: 'ann', pass: 'pw' } }, (error, response, body) => {
    console.log(error, response.statusCode, body);
    request.post({ url: `${base}/form`, form: { a: 'b c', d: { e: 1 } } }, (e, r, text) => {
      console.log(text);
      request({ url: `${base}/moved`, jar: request.jar(), json: true }, (e2, r2, moved) => {
        console.log(moved, r2.request.uri.pathname);
        request.defaults({ method: 'PUT' })({ url: `${base}/bad`, json: { x: 1 } }, (e3, r3, bad) => {
          console.log(r3.statusCode, bad);
          let size = 0;
          request(`${base}/stream`).on('data', (chunk) => { size += chunk.length; }).on('end', () => {
            console.log('streamed', size);
            server.close(() => request('http://127.0.0.1:1/', (refused) => console.log(refused.code)));
            server.closeAllConnections();
          });
        });
      });
    });
  });
});
