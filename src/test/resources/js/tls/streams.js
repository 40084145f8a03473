'use strict';

// TLS over streams of JavaScript, within TLS, with writes before the handshake, and with another handshake in the middle.

const fs = require('fs');
const tls = require('tls');
const path = require('path');
const { duplexPair } = require('stream');
const { once } = require('events');

const read = (name) => fs.readFileSync(path.join(__dirname, name));
const identity = { key: read('localhost.key.pem'), cert: read('localhost.pem') };
const ca = read('ca.pem');

async function text(stream) {
  let all = '';
  for await (const chunk of stream.setEncoding('utf8')) all += chunk;
  return all;
}

async function overDuplex() {
  const [near, far] = duplexPair();
  const server = new tls.TLSSocket(far, { ...identity, isServer: true });
  const client = tls.connect({ socket: near, ca, host: 'localhost' });
  client.write('written before the handshake');
  const [chunk] = await once(server, 'data');
  server.write(`got ${chunk}`);
  console.log(String((await once(client, 'data'))[0]), client.authorized);
}

async function withinTls() {
  const [near, far] = duplexPair();
  const outer = tls.connect({ socket: near, ca, host: 'localhost' });
  const inner = tls.connect({ socket: outer, ca, host: 'localhost' });
  const server = new tls.TLSSocket(new tls.TLSSocket(far, { ...identity, isServer: true }), { ...identity, isServer: true });
  server.once('data', () => server.write('answered'));
  inner.write('x'.repeat(100000));
  console.log(String((await once(inner, 'data'))[0]), inner.getProtocol());
}

async function again(version) {
  const server = tls.createServer({ ...identity, maxVersion: version }, (socket) => socket.pipe(socket));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const client = tls.connect({ host: 'localhost', port: server.address().port, ca });
  await once(client, 'secureConnect');
  const error = await new Promise((resolve) => client.renegotiate({}, resolve));
  console.log(version, error?.code, error?.message);
  client.setMaxSendFragment(512);
  client.end('still there');
  console.log(await text(client));
  server.close();
}

(async () => {
  await overDuplex();
  await withinTls();
  await again('TLSv1.2');
  await again('TLSv1.3');
})();
