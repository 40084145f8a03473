'use strict';

// Only localhost:PORT is allowed; OTHER is a port that listens, too. Prints each way out that was not barred.

const net = require('net');
const dgram = require('dgram');
const dns = require('dns');

const port = Number(process.env.PORT);
const other = Number(process.env.OTHER);
const escapes = [];

async function bars(what, attempt) {
  try {
    await attempt();
    escapes.push(what);
  } catch (error) {
    if (error.code !== 'ERR_ACCESS_DENIED') escapes.push(`${what}: ${error.stack}`);
  }
}

function connect(options) {
  return new Promise((resolve, reject) => {
    const taken = (error) => reject(error);
    process.once('uncaughtException', taken);
    const socket = net.connect({ ...options, autoSelectFamily: false });
    const done = (action) => (value) => {
      process.removeListener('uncaughtException', taken);
      socket.destroy();
      action(value);
    };
    socket.on('connect', done(resolve)).on('error', done(reject));
  });
}

function listen(...where) {
  return new Promise((resolve, reject) => {
    process.once('uncaughtException', reject);
    net.createServer().on('error', reject).listen(...where, resolve);
  });
}

(async () => {
  await connect({ port, host: '127.0.0.1' });
  await connect({ port, host: 'localhost' });
  await bars('another port', () => connect({ port: other, host: '127.0.0.1' }));
  await bars('another port by name', () => connect({ port: other, host: 'localhost' }));
  await bars('any address', () => connect({ port: other, host: '0.0.0.0' }));
  await bars('IPv4 in IPv6', () => connect({ port: other, host: '::ffff:127.0.0.1' }));
  await bars('a decimal address', () => connect({ port: other, host: '2130706433' }));
  await bars('a hexadecimal address', () => connect({ port: other, host: '0x7f.1' }));
  await bars('a lookup of its own', () => connect({
    port: other, host: 'localhost', lookup: (name, options, done) => done(null, '127.0.0.1', 4),
  }));
  await bars('another name', () => connect({ port, host: 'example.org' }));
  await bars('listening', () => listen(0, '127.0.0.1'));
  await bars('a UNIX socket', () => connect({ path: '/tmp/some-socket' }));
  await bars('a UNIX server', () => listen(`${process.cwd()}/server`));
  await bars('a datagram', () => new Promise((resolve, reject) => {
    process.once('uncaughtException', reject);
    dgram.createSocket('udp4').send('x', other, '127.0.0.1', (error) => (error ? reject(error) : resolve()));
  }));
  await bars('dns.resolve', () => dns.promises.resolve4('secret.example.org'));
  await bars('a name server of its own', () => {
    const resolver = new dns.promises.Resolver();
    resolver.setServers([`127.0.0.1:${other}`]);
    return resolver.resolve4('localhost');
  });
  console.log(escapes.join('\n') || 'no way out');
  process.exit(0);
})();
