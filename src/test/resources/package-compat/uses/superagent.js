const { createServer } = require('node:http');
const superagent = require('superagent');

const server = createServer((request, response) => {
  if (request.url === '/login') return response.writeHead(204, { 'set-cookie': 'sid=42; Path=/' }).end();
  if (request.url === '/error') return response.writeHead(500, { 'content-type': 'application/json' }).end('{"reason":"broken"}');
  let body = '';
  request.on('data', (chunk) => { body += chunk; }).on('end', () => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ method: request.method, url: request.url, cookie: request.headers.cookie, auth: request.headers.authorization, body: body.replaceAll(/-{10,}\w+/g, 'EDGE').replaceAll('\r', '') }));
  });
});
server.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const agent = superagent.agent();
  await agent.get(`${base}/login`);
  console.log((await agent.get(`${base}/me`).query({ page: 2, tags: ['a', 'b'] })).body);
  console.log((await superagent.post(`${base}/json`).auth('ann', 'secret').send({ a: 1 }).send({ b: 2 })).body);
  console.log((await superagent.put(`${base}/form`).type('form').send({ x: 'y z' })).body);
  console.log((await superagent.post(`${base}/multi`).field('name', 'value').attach('file', Buffer.from('bytes'), 'f.txt')).body);
  await superagent.get(`${base}/error`).catch((error) => console.log(error.status, error.message, error.response.body));
  server.close();
});
