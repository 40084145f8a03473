const { createServer } = require('node:http');
const Stripe = require('stripe');

let tries = 0;
const server = createServer(async (request, response) => {
  const body = (await Array.fromAsync(request)).join('');
  const json = (status, value, headers) => response.writeHead(status, { 'content-type': 'application/json', 'request-id': 'req_1', ...headers }).end(JSON.stringify(value));
  if (request.url.startsWith('/v1/customers?')) {
    const after = new URL(request.url, 'http://x').searchParams.get('starting_after');
    return json(200, { object: 'list', url: '/v1/customers', has_more: !after, data: [{ id: after ? 'cus_2' : 'cus_1', object: 'customer' }] });
  }
  if (request.url === '/v1/charges') return json(402, { error: { type: 'card_error', code: 'card_declined', message: 'Your card was declined.' } });
  if (request.url === '/v1/refunds' && ++tries < 2) return json(500, { error: { message: 'again' } }, { 'stripe-should-retry': 'true', 'retry-after': '0' });
  json(200, { id: 'x_1', object: 'echo', body, idempotent: Boolean(request.headers['idempotency-key']), auth: request.headers.authorization });
});
server.listen(0, '127.0.0.1', async () => {
  const stripe = new Stripe('sk_test_1', { host: '127.0.0.1', port: server.address().port, protocol: 'http', telemetry: false, maxNetworkRetries: 2 });
  const { lastResponse, ...created } = await stripe.customers.create({ email: 'ann@example.test', metadata: { a: '1' }, expand: ['sources'] });
  console.log(created, lastResponse.statusCode, lastResponse.requestId);
  const ids = [];
  for await (const customer of stripe.customers.list({ limit: 1 })) ids.push(customer.id);
  console.log(ids);
  await stripe.charges.create({ amount: 5 }).catch((error) => console.log(error.type, error.code, error.message, error.statusCode));
  console.log((await stripe.refunds.create({ charge: 'ch' })).id, tries);
  const payload = JSON.stringify({ id: 'evt_1', object: 'event' });
  const header = stripe.webhooks.generateTestHeaderString({ payload, secret: 'whsec', timestamp: 1700000000 });
  console.log(header, stripe.webhooks.constructEvent(payload, header, 'whsec', 1e12).id);
  try {
    stripe.webhooks.constructEvent(payload, header, 'other');
  } catch (error) {
    console.log(error.type);
  }
  server.close();
  server.closeAllConnections();
});
