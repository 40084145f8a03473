import { createServer } from 'node:http';
import { pipeline } from 'node:stream/promises';
import { gzipSync } from 'node:zlib';
import got from 'got';

let tries = 0;
const server = createServer((request, response) => {
  if (request.url === '/flaky' && ++tries < 3) return response.writeHead(503, { 'retry-after': '0' }).end();
  if (request.url === '/moved') return response.writeHead(301, { location: '/end' }).end();
  if (request.url === '/missing') return response.writeHead(404).end('not here');
  if (request.url === '/zipped') return response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('unzipped text'));
  if (request.method === 'POST') return request.pipe(response);
  response.end(JSON.stringify({ url: request.url, agent: request.headers['user-agent'], tries }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const client = got.extend({ prefixUrl: `http://127.0.0.1:${server.address().port}`, headers: { 'user-agent': 'task' } });
console.log(await client('json', { searchParams: { q: 'ü' } }).json());
console.log(await client.post('echo', { json: { a: [1] } }).json(), await client.post('echo', { form: { b: 'x y' } }).text());
console.log(await client('flaky', { retry: { limit: 3, calculateDelay: ({ computedValue }) => computedValue && 1 } }).json());
console.log((await client('moved')).redirectUrls.map((url) => url.pathname), await client('zipped').text());
await client('missing', { retry: { limit: 0 } }).catch((error) => console.log(error.name, error.code, error.response.body));
let size = 0;
await pipeline(client.stream('json'), async function(source) { for await (const chunk of source) size += chunk.length; });
console.log('streamed', size);
server.close();
server.closeAllConnections();
