'use strict';

// How streams and sessions end, what settings and pings do, and that a slow reader holds its sender back.

const http2 = require('http2');
const { once } = require('events');

const { NGHTTP2_CANCEL, NGHTTP2_ENHANCE_YOUR_CALM } = http2.constants;

async function withServer(options, onStream, use) {
  const server = http2.createServer(options);
  const sessions = [];
  server.on('session', (session) => {
    sessions.push(session);
    session.on('error', () => {});
  });
  server.on('stream', (stream, headers) => {
    stream.on('error', () => {});
    onStream(stream, headers);
  });
  server.listen(0);
  await once(server, 'listening');
  const client = http2.connect(`http://localhost:${server.address().port}`);
  client.on('error', () => {});
  await once(client, 'remoteSettings');
  await use(client, sessions[0]);
  client.destroy();
  server.close();
  await once(server, 'close');
}

const ended = (stream) => new Promise((resolve) => {
  let error;
  stream.on('error', (thrown) => { error = thrown; });
  stream.on('close', () => resolve(`${error?.code} ${error?.message} ${stream.rstCode}`));
  stream.resume();
});

(async () => {
  await withServer({}, (stream) => stream.close(NGHTTP2_ENHANCE_YOUR_CALM), async (client) => {
    console.log(await ended(client.request()));
  });

  await withServer({}, (stream) => stream.respond(), async (client, session) => {
    const cancelled = client.request();
    const seen = new Promise((resolve) => session.once('stream', (stream) => stream.on('aborted', () => resolve('aborted'))));
    cancelled.once('response', () => cancelled.close(NGHTTP2_CANCEL));
    console.log(await ended(cancelled), await seen);
  });

  await withServer({ settings: { maxConcurrentStreams: 1, enableConnectProtocol: true } }, (stream) => {
    stream.respond();
    stream.end('one at a time');
  }, async (client) => {
    console.log(client.remoteSettings.maxConcurrentStreams, client.remoteSettings.enableConnectProtocol);
    console.log((await Promise.all([1, 2, 3].map(() => ended(client.request())))).join('; '));
  });

  await withServer({}, () => {}, async (client, session) => {
    const answer = await new Promise((resolve) => client.ping(Buffer.from('12345678'), (...args) => resolve(args)));
    console.log(answer[0], typeof answer[1], String(answer[2]));
    client.settings({ initialWindowSize: 1000, headerTableSize: 0 });
    const [settings] = await once(session, 'remoteSettings');
    console.log(settings.initialWindowSize, settings.headerTableSize);
  });

  await withServer({}, (stream, headers) => {
    stream.respond({ 'x-seen': headers['x-name'] });
    stream.session.goaway(0, 0, Buffer.from('bye'));
    stream.end();
  }, async (client) => {
    const goaway = once(client, 'goaway');
    const request = client.request({ 'x-name': 'after the table was made smaller' });
    console.log(await ended(request));
    const [code, last, data] = await goaway;
    console.log(code, last, String(data));
  });

  // More than the windows of stream and session together let through at once.
  const size = 400_000;
  await withServer({}, (stream) => {
    stream.respond();
    stream.end(Buffer.alloc(size, 'x'));
  }, async (client, session) => {
    const request = client.request();
    request.pause();
    await once(request, 'response');
    while (session.state.remoteWindowSize > 0 && request.readableLength < 65535) await new Promise(setImmediate);
    console.log('held back', request.readableLength <= 65535);
    let length = 0;
    for await (const chunk of request) length += chunk.length;
    console.log(length);
  });

  const refused = http2.connect('http://localhost:1');
  console.log((await once(refused, 'error'))[0].code);
})();
