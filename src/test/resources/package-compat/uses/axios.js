const http = require('node:http');
const axios = require('axios');

const server = http.createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
    if (request.url === '/moved') return response.writeHead(302, { location: '/target?x=1' }).end();
    if (request.url === '/slow') return setTimeout(() => response.end('late'), 1000).unref();
    response.writeHead(request.url === '/bad' ? 422 : 200, { 'content-type': 'application/json', 'x-method': request.method });
    response.end(JSON.stringify({ url: request.url, type: request.headers['content-type']?.split(';')[0], body: Buffer.concat(chunks).length }));
  });
});
server.listen(0, '127.0.0.1', async () => {
  const client = axios.create({ baseURL: `http://127.0.0.1:${server.address().port}`, timeout: 200 });
  client.interceptors.request.use((config) => { config.headers.set('x-added', 'yes'); return config; });
  client.interceptors.response.use((response) => { response.data.seen = true; return response; });
  console.log((await client.get('/list', { params: { tags: ['a', 'b'], q: 'ü x' } })).data);
  const posted = await client.post('/items', { name: 'ann' });
  console.log(posted.status, posted.headers['x-method'], posted.data);
  console.log((await client.postForm('/form', { a: 1, 'list[]': ['x', 'y'] })).data.type, (await client.put('/u', new URLSearchParams({ b: '2' }))).data);
  console.log((await client.get('/moved')).data, (await client.get('/raw', { responseType: 'text', transformResponse: (text) => ({ text }) })).data);
  await client.get('/bad').catch((error) => console.log(error.message, error.code, error.response.data, axios.isAxiosError(error)));
  await client.get('/slow').catch((error) => console.log(error.code, error.message));
  const controller = new AbortController();
  setTimeout(() => controller.abort(), 5);
  await client.get('/slow', { signal: controller.signal }).catch((error) => console.log(axios.isCancel(error), error.code));
  console.log((await client.get('/fetched', { adapter: 'fetch' })).data);
  server.close();
  server.closeAllConnections();
});
