const { createServer } = require('node:http');
const { Server } = require('socket.io');
const { io } = require('socket.io-client');

const http = createServer();
const server = new Server(http);
server.use((socket, next) => (socket.handshake.auth.token === 'good' ? next() : next(new Error('no entry'))));
server.on('connection', (socket) => {
  socket.join('room');
  socket.on('sum', (numbers, answer) => answer(numbers.reduce((a, b) => a + b)));
  socket.on('bytes', (bytes) => server.to('room').emit('bytes', Buffer.from(bytes).reverse(), { nested: [1, 'x'] }));
});
http.listen(0, '127.0.0.1', async () => {
  const url = `http://127.0.0.1:${http.address().port}`;
  const refused = io(url, { auth: { token: 'bad' }, reconnection: false });
  await new Promise((resolve) => refused.on('connect_error', (error) => { console.log('refused', error.message); resolve(); }));
  for (const transports of [['polling', 'websocket'], ['websocket']]) {
    const client = io(url, { auth: { token: 'good' }, transports, forceNew: true });
    await new Promise((resolve) => client.on('connect', resolve));
    console.log(transports, 'sum', await client.timeout(2000).emitWithAck('sum', [1, 2, 3]));
    client.emit('bytes', Buffer.from([1, 2, 3]));
    await new Promise((resolve) => client.on('bytes', (bytes, rest) => { console.log(bytes, rest); resolve(); }));
    const gone = new Promise((resolve) => client.on('disconnect', resolve));
    client.disconnect();
    console.log(await gone);
  }
  refused.close();
  server.close();
});
