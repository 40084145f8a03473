const cors = require('cors');
const http = require('node:http');

const middleware = cors({ origin: [/\.example\.com$/, 'http://localhost'], credentials: true, methods: ['GET', 'PUT'], maxAge: 600, exposedHeaders: 'X-Total' });
const server = http.createServer((request, response) => middleware(request, response, () => response.end('body')));
server.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${server.address().port}/`;
  const ask = (method, origin) => new Promise((resolve) => {
    http.request(url, { method, agent: false, headers: { origin, 'access-control-request-headers': 'x-custom' } }, (response) => {
      const headers = Object.entries(response.headers).filter(([name]) => /^(access|vary)/.test(name));
      response.resume().on('end', () => resolve(console.log(method, origin, response.statusCode, Object.fromEntries(headers))));
    }).end();
  });
  await ask('OPTIONS', 'http://www.example.com');
  await ask('GET', 'http://localhost');
  await ask('GET', 'http://evil.test');
  server.close();
});
