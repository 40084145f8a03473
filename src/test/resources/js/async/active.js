// What keeps the process alive, as it tells itself.
'use strict';

const fs = require('fs');
const net = require('net');
const dns = require('dns');

const info = () => process.getActiveResourcesInfo().sort().join(' ');

console.log('nothing:', info());
fs.stat(__filename, () => {});
fs.stat(__filename, () => {});
console.log('files:', info());
const timer = setTimeout(() => {}, 1000);
const immediate = setImmediate(() => {});
console.log('timers:', info());
clearTimeout(timer);
clearImmediate(immediate);
dns.lookup('localhost', () => {
  const server = net.createServer().listen(0, () => setImmediate(() => {
    console.log('server:', info(), process._getActiveHandles().includes(server));
    server.unref();
    console.log('unreferenced:', info());
    server.ref();
    server.close(() => setTimeout(() => console.log('closed:', info()), 10));
  }));
});
console.log('lookup:', info());
