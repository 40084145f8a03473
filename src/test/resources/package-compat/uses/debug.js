process.env.DEBUG = 'app:*,-app:noise';
const { format } = require('node:util');
const debug = require('debug');

debug.log = (...parts) => console.log(format(...parts).replace(/^\S+Z /, 'TIME '));
const server = debug('app:server');
const noise = debug('app:noise');
console.log(server.enabled, noise.enabled, debug('other').enabled);
server('listening on %s with %o and %d', 'somewhere', { a: [1, { b: 2 }] }, 42);
noise('never seen');
server.extend('request')('GET %j', { path: '/' });
debug.formatters.h = (buffer) => buffer.toString('hex');
server('bytes %h, 100%%', Buffer.from('hi'));
console.log(debug.disable(), server.enabled);
