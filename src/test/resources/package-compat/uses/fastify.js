const fastify = require('fastify');

(async () => {
  const app = fastify({ forceCloseConnections: true });
  app.decorate('answer', 42);
  app.addHook('onSend', async (request, reply) => { reply.header('x-hook', 'yes'); });
  app.register(async (scope) => {
    scope.get('/items/:id', {
      schema: { params: { type: 'object', properties: { id: { type: 'integer' } } }, response: { 200: { type: 'object', properties: { id: { type: 'integer' }, answer: { type: 'number' } } } } },
    }, async (request) => ({ id: request.params.id, answer: scope.answer, hidden: true }));
    scope.post('/items', { schema: { body: { type: 'object', required: ['name'], properties: { name: { type: 'string', minLength: 2 } } } } }, async (request, reply) => reply.code(201).send(request.body));
  }, { prefix: '/v1' });
  for (const injected of [{ url: '/v1/items/5' }, { url: '/v1/items/x' }, { method: 'POST', url: '/v1/items', payload: { name: 'a' } }, { url: '/none' }]) {
    const response = await app.inject(injected);
    console.log(response.statusCode, response.headers['x-hook'], response.body);
  }
  const address = await app.listen({ port: 0, host: '127.0.0.1' });
  const response = await fetch(`${address}/v1/items`, { method: 'POST', body: '{"name":"bob"}', headers: { 'content-type': 'application/json' } });
  console.log(response.status, response.headers.get('content-type'), await response.json());
  await app.close();
})();
