const express = require('express');

const app = express();
app.use(express.json());
app.use(express.urlencoded({ extended: true }));

const users = express.Router();
users.param('id', (request, response, next, id) => { request.user = { id: Number(id) }; next(); });
users.get('/:id', (request, response) => response.json({ ...request.user, query: request.query }));
users.post('/', (request, response) => response.status(201).location(`/users/${request.body.name}`).send(request.body));
app.use('/users', users);
app.get('/redirect', (request, response) => response.redirect('/users/1'));
app.get('/fail', async () => { throw Object.assign(new Error('teapot'), { status: 418 }); });
app.use((error, request, response, next) => response.status(error.status ?? 500).type('text').send(`failed: ${error.message}`));

const server = app.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const show = async (path, options) => {
    const response = await fetch(base + path, options);
    console.log(response.status, response.headers.get('content-type'), response.headers.get('etag'), await response.text());
  };
  await show('/users/7?tags=a&tags=b');
  await show('/users', { method: 'POST', body: JSON.stringify({ name: 'ann' }), headers: { 'content-type': 'application/json' } });
  await show('/users', { method: 'POST', body: new URLSearchParams({ 'a[b]': '1' }) });
  await show('/redirect');
  await show('/fail');
  await show('/users', { method: 'POST', body: '{bad', headers: { 'content-type': 'application/json' } });
  await show('/nowhere');
  server.close();
});
