'use strict';

// Echoes over TCP, a UNIX socket and UDP, and what refused connections say.

const net = require('net');
const dgram = require('dgram');
const dns = require('dns');
const path = require('path');
const { once } = require('events');

async function echo(listenOn, connectTo) {
  const server = net.createServer({ allowHalfOpen: true }, (socket) => socket.pipe(socket));
  server.listen(listenOn);
  await once(server, 'listening');
  const client = net.connect(connectTo(server.address()));
  const sent = Buffer.alloc(300000, 'abc');
  client.end(sent);
  const received = [];
  for await (const chunk of client) received.push(chunk);
  console.log(Buffer.concat(received).equals(sent), client.bytesWritten, client.bytesRead);
  server.close();
  await once(server, 'close');
}

async function refused(options) {
  const [error] = await once(net.connect(options), 'error', { signal: AbortSignal.timeout(10000) }).catch((thrown) => [thrown]);
  console.log(error.code, error.syscall, error.message.replace(/\d{4,}/, 'PORT').replace(/(ENOENT) .*/, '$1 PATH'));
}

async function datagrams() {
  const receiver = dgram.createSocket('udp4');
  receiver.bind(0, '127.0.0.1');
  await once(receiver, 'listening');
  const sender = dgram.createSocket('udp4');
  sender.send(['hel', 'lo'], receiver.address().port, 'localhost');
  const [message, from] = await once(receiver, 'message');
  console.log(String(message), from.family, from.size);
  sender.close();
  receiver.close();
}

(async () => {
  await echo({ port: 0, host: 'localhost' }, ({ port }) => ({ port, host: 'localhost' }));
  const file = path.join(process.cwd(), 'socket');
  await echo({ path: file }, () => ({ path: file }));
  const unused = net.createServer().listen(0, '127.0.0.1');
  await once(unused, 'listening');
  const { port } = unused.address();
  unused.close();
  await once(unused, 'close');
  await refused({ port, host: '127.0.0.1' });
  await refused({ path: `${file}-missing` });
  await datagrams();
  const { address } = await dns.promises.lookup('127.0.0.1');
  console.log(address, net.isIPv6('::1'));
  await dns.promises.lookup('nowhere.invalid').catch(({ code, syscall, hostname }) => console.log(code, syscall, hostname));
})();
