'use strict';

// Requests and answers on one connection: bodies both ways, informational headers, trailers, a push, headers that must not be
// compressed, and the compatible API.

const http2 = require('http2');
const { once } = require('events');

async function text(stream) {
  let all = '';
  for await (const chunk of stream.setEncoding('utf8')) all += chunk;
  return all;
}

const shown = (headers) => Object.entries(headers).filter(([name]) => name !== 'date').map((pair) => pair.join('=')).join(' ');

const routes = {
  '/echo': (stream, headers) => {
    stream.respond({ ':status': 201, 'x-method': headers[':method'], 'set-cookie': ['a=1', 'b=2'] });
    stream.pipe(stream);
  },
  '/trailers': (stream) => {
    stream.additionalHeaders({ ':status': 103, 'link': '</style.css>' });
    stream.respond({ ':status': 200 }, { waitForTrailers: true });
    stream.on('wantTrailers', () => stream.sendTrailers({ 'x-sum': '42' }));
    stream.end('body');
  },
  '/push': (stream) => {
    stream.pushStream({ ':path': '/pushed' }, (error, pushed) => {
      pushed.respond({ ':status': 200 });
      pushed.end('pushed body');
    });
    stream.respond();
    stream.end('pushing');
  },
  '/secret': (stream, headers) => {
    stream.respond({ 'x-sensitive': String(headers[http2.sensitiveHeaders]), 'x-key': 'k', [http2.sensitiveHeaders]: ['x-key'] });
    stream.end();
  },
  '/empty': (stream) => stream.respond({ ':status': 204 }, { endStream: true }),
};

(async () => {
  const server = http2.createServer();
  server.on('stream', (stream, headers) => routes[headers[':path']](stream, headers));
  server.listen(0);
  await once(server, 'listening');
  const client = http2.connect(`http://localhost:${server.address().port}`);

  const echo = client.request({ ':method': 'POST', ':path': '/echo' });
  echo.write('first ');
  echo.end(Buffer.from('sécond'));
  const [answer] = await once(echo, 'response');
  console.log(shown(answer), '|', await text(echo));

  const withTrailers = client.request({ ':path': '/trailers' });
  withTrailers.on('headers', (headers) => console.log('informational', shown(headers)));
  withTrailers.on('trailers', (headers) => console.log('trailers', shown(headers)));
  console.log(await text(withTrailers));

  const pushing = client.request({ ':path': '/push' });
  const [pushed, promise] = await once(client, 'stream');
  console.log(promise[':path'], promise[':method'], await text(pushed), '|', await text(pushing));

  const secret = client.request({ ':path': '/secret', 'authorization': 'me', 'x-open': '1' });
  const [hidden] = await once(secret, 'response');
  console.log(hidden['x-sensitive'], hidden[http2.sensitiveHeaders], shown(hidden));
  secret.resume();

  const empty = client.request({ ':path': '/empty' });
  console.log(shown((await once(empty, 'response'))[0]), empty.endAfterHeaders);
  empty.resume();

  const parts = await Promise.all([1, 2, 3, 4, 5].map((n) => {
    const request = client.request({ ':method': 'PUT', ':path': '/echo' });
    request.end('x'.repeat(n * 50_000));
    return text(request);
  }));
  console.log(parts.map((part) => part.length).join(' '));
  client.close();
  server.close();
  await once(client, 'close');

  const compatible = http2.createServer((request, response) => {
    response.setHeader('x-was', request.headers.host ?? request.authority.split(':')[0]);
    response.writeHead(202, { 'content-type': 'text/plain' });
    response.end(`${request.method} ${request.url} ${request.httpVersion}`);
  });
  compatible.listen(0);
  await once(compatible, 'listening');
  const another = http2.connect(`http://localhost:${compatible.address().port}`);
  const plain = another.request({ ':path': '/compatible?x=1' });
  console.log(shown((await once(plain, 'response'))[0]), '|', await text(plain));
  another.close();
  compatible.close();
})();
