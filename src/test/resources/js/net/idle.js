'use strict';

// A connection's timeout is no reason to go on when all is closed.

const net = require('net');

const server = net.createServer((socket) => {
  socket.setTimeout(1e6);
  socket.end('bye');
  server.close();
});
server.listen(0, '127.0.0.1', () => net.connect(server.address().port, '127.0.0.1').on('data', String).on('close', () => console.log('closed')));
