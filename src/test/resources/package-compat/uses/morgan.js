const morgan = require('morgan');
const http = require('node:http');

const lines = [];
const stream = { write: (line) => lines.push(line.trim()) };
morgan.token('id', (request) => request.headers['x-id'] ?? '-');
const loggers = [
  morgan(':method :url :status :res[content-length] :id :http-version', { stream }),
  morgan('combined', { stream, skip: (request, response) => response.statusCode < 400 }),
  morgan((tokens, request, response) => [tokens.method(request, response), Number(tokens['response-time'](request, response)) >= 0].join(' '), { stream }),
];
const server = http.createServer((request, response) => {
  const next = (index) => (index < loggers.length ? loggers[index](request, response, () => next(index + 1)) : finish());
  const finish = () => { response.statusCode = request.url === '/' ? 200 : 404; response.end('text'); };
  next(0);
});
server.listen(0, '127.0.0.1', async () => {
  for (const path of ['/', '/none?q=1']) {
    await (await fetch(`http://127.0.0.1:${server.address().port}${path}`, { headers: { 'x-id': 'abc', 'user-agent': 'agent/1' } })).text();
  }
  server.close(() => console.log(lines.map((line) => line.replace(/\[.*?\]/, '[DATE]')).join('\n')));
  server.closeAllConnections();
});
