// A small web service of several middlewares, and a client that tries all of it.
const compression = require('compression');
const cors = require('cors');
const express = require('express');
const helmet = require('helmet');
const Joi = require('joi');
const morgan = require('morgan');
const multer = require('multer');
const superagent = require('superagent');

const log = [];
const todos = new Map();
const schema = Joi.object({ title: Joi.string().min(3).required(), done: Joi.boolean().default(false), due: Joi.date().iso() });
const app = express();
app.set('etag', 'strong').set('json spaces', 1).set('trust proxy', true);
app.use(morgan(':method :url :status', { stream: { write: (line) => log.push(line.trim()) } }), helmet(), cors(), compression({ threshold: 500 }), express.json({ limit: '2kb' }));
app.use('/static', express.static(__dirname, { index: false, maxAge: '1h' }));
app.route('/todos')
  .get((request, response) => response.json([...todos.values()].filter(({ done }) => request.query.done === undefined || String(done) === request.query.done)))
  .post((request, response) => {
    const { value, error } = schema.validate(request.body, { abortEarly: false });
    if (error) return response.status(422).json({ errors: error.details.map(({ message }) => message) });
    const id = todos.size + 1;
    todos.set(String(id), { id, ...value });
    response.status(201).location(`/todos/${id}`).json(todos.get(String(id)));
  });
app.route('/todos/:id').all((request, response, next) => (todos.has(request.params.id) ? next() : next('route'))).get((request, response) => response.json(todos.get(request.params.id))).patch((request, response) => response.json(Object.assign(todos.get(request.params.id), request.body))).delete((request, response) => { todos.delete(request.params.id); response.sendStatus(204); });
app.post('/upload', multer({ storage: multer.memoryStorage() }).single('file'), (request, response) => response.type('txt').send(`${request.file.originalname} ${request.file.size} ${request.body.note}`));
app.get('/events', async (request, response) => { response.type('text/event-stream'); for (let n = 1; n <= 3; n++) { response.write(`data: ${n}\n\n`); response.flush(); await new Promise((resolve) => setTimeout(resolve, 5)); } response.end(); });
app.get('/negotiate', (request, response) => response.format({ html: () => response.send('<b>x</b>'), json: () => response.json({ ip: request.ip }) }));
app.use((request, response) => response.status(404).json({ error: `no ${request.path}` }));
app.use((error, request, response, next) => response.status(error.status ?? 500).json({ error: error.type ?? error.message }));

const server = app.listen(0, '127.0.0.1', async () => {
  const base = `http://127.0.0.1:${server.address().port}`;
  const ask = async (method, path, change = (request) => request) => {
    const response = await change(superagent(method, base + path).ok(() => true));
    console.log(method, path, response.status, response.type, response.headers.location ?? '', response.text?.replaceAll(/\s+/g, ' ').slice(0, 200));
    return response;
  };
  await ask('POST', '/todos', (request) => request.send({ title: 'write tests', due: '2024-02-29' }));
  await ask('POST', '/todos', (request) => request.send({ title: 'x', other: 1 }));
  await ask('POST', '/todos', (request) => request.type('json').send('{"title": '));
  await ask('POST', '/todos', (request) => request.send({ title: 'long'.repeat(1000) }));
  await ask('PATCH', '/todos/1', (request) => request.send({ done: true }));
  const { headers } = await ask('GET', '/todos?done=true');
  console.log((await ask('GET', '/todos?done=true', (request) => request.set('If-None-Match', headers.etag))).status, headers['access-control-allow-origin'], headers['x-frame-options']);
  await ask('DELETE', '/todos/1');
  await ask('GET', '/todos/1');
  await ask('POST', '/upload', (request) => request.attach('file', Buffer.alloc(70000), 'zeros.bin').field('note', 'ü'));
  await ask('GET', '/events', (request) => request.buffer(true));
  await ask('GET', '/negotiate', (request) => request.accept('json').set('X-Forwarded-For', '10.1.2.3'));
  await ask('GET', '/negotiate', (request) => request.accept('image/png'));
  const file = await ask('GET', '/static/api-round-trip.js', (request) => request.set('Range', 'bytes=0-20').buffer(true));
  console.log(file.headers['content-range'] !== undefined, file.headers['cache-control'], (await ask('GET', '/static/../package.json')).status);
  const whole = await superagent.get(`${base}/static/api-round-trip.js`).buffer(true);
  console.log(whole.headers['content-encoding'], whole.text.length === require('node:fs').readFileSync(__filename, 'utf8').length);
  console.log(log);
  server.close();
});
