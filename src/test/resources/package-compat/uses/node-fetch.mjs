import { createServer } from 'node:http';
import { deflateSync } from 'node:zlib';
import fetch, { AbortError, Blob, FormData, Headers, Response } from 'node-fetch';

const server = createServer((request, response) => {
  if (request.url === '/moved') return response.writeHead(307, { location: '/end' }).end();
  if (request.url === '/hang') return;
  if (request.url === '/deflated') return response.writeHead(200, { 'content-encoding': 'deflate' }).end(deflateSync('inflated'));
  if (request.method === 'POST') return request.pipe(response);
  response.writeHead(200, { 'set-cookie': ['a=1', 'b=2'] }).end(JSON.stringify({ url: request.url, accept: request.headers.accept }));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
const base = `http://127.0.0.1:${server.address().port}`;
const first = await fetch(`${base}/first`);
console.log(first.ok, first.status, first.statusText, first.headers.raw()['set-cookie'], await first.json());
console.log((await (await fetch(`${base}/moved`)).json()).url, await (await fetch(`${base}/deflated`)).text());
const form = new FormData();
form.set('file', new Blob(['content']), 'a.txt');
console.log((await (await fetch(base, { method: 'POST', body: form })).text()).includes('filename="a.txt"'));
console.log(await (await fetch(base, { method: 'POST', body: 'text' })).arrayBuffer());
const controller = new AbortController();
setTimeout(() => controller.abort(), 20);
await fetch(`${base}/hang`, { signal: controller.signal }).catch((error) => console.log(error instanceof AbortError, error.message));
await fetch('http://127.0.0.1:1/').catch((error) => console.log(error.name, error.code));
console.log([...new Headers({ 'X-B': '2', a: '1' })], await new Response('abc').text());
server.close();
server.closeAllConnections();
