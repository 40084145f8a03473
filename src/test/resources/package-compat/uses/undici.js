const { createServer } = require('node:http');
const { Agent, Client, MockAgent, fetch, request, setGlobalDispatcher, getGlobalDispatcher } = require('undici');

const server = createServer((incoming, response) => {
  if (incoming.method === 'POST') return incoming.pipe(response.writeHead(201, { 'x-type': incoming.headers['content-type'] ?? 'none' }));
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ url: incoming.url }));
});
server.listen(0, '127.0.0.1', async () => {
  const origin = `http://127.0.0.1:${server.address().port}`;
  const usual = getGlobalDispatcher();
  const agent = new Agent({ pipelining: 1, keepAliveTimeout: 50 });
  const { statusCode, headers, body } = await request(`${origin}/list`, { query: { a: 1, b: ['x', 'y'] }, dispatcher: agent });
  console.log(statusCode, headers['content-type'], await body.json());
  const posted = await request(origin, { method: 'POST', body: Buffer.from('hello'), headers: { 'content-type': 'text/plain' }, dispatcher: agent });
  console.log(posted.statusCode, posted.headers['x-type'], await posted.body.text());
  const client = new Client(origin);
  console.log((await Promise.all(['/1', '/2', '/3'].map(async (path) => (await client.request({ path, method: 'GET' })).body.json()))).map((one) => one.url));
  await client.close();
  const fetched = await fetch(`${origin}/fetched`, { dispatcher: agent });
  console.log(fetched.status, await fetched.json());
  await agent.close();
  const mock = new MockAgent();
  mock.disableNetConnect();
  setGlobalDispatcher(mock);
  mock.get('http://service.test').intercept({ path: '/thing', method: 'PATCH' }).reply(202, { mocked: true });
  console.log(await (await fetch('http://service.test/thing', { method: 'PATCH' })).json());
  await fetch('http://other.test').catch((error) => console.log(error.message, error.cause.code));
  setGlobalDispatcher(usual);
  server.close();
  server.closeAllConnections();
});
