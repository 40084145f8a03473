const { WebSocket, WebSocketServer } = require('ws');

const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: { threshold: 10 }, handleProtocols: (offered) => [...offered][0] });
server.on('connection', (socket, request) => {
  console.log('connected to', request.url, socket.protocol);
  socket.on('message', (data, isBinary) => {
    if (isBinary) socket.send(Buffer.from(data).reverse());
    else socket.send(`echo ${data.toString().slice(0, 10)} ${data.length}`);
  });
  socket.on('pong', (data) => { console.log('pong', data.toString()); socket.send('bye'); });
  socket.on('close', (code, reason) => { console.log('server saw', code, reason.toString()); server.close(() => console.log('closed')); });
});
server.on('listening', () => {
  const client = new WebSocket(`ws://127.0.0.1:${server.address().port}/chat?room=1`, ['v2', 'v1']);
  client.on('open', () => client.send('hello'));
  let received = 0;
  client.on('message', (data, isBinary) => {
    console.log('client got', isBinary ? [...data] : data.toString());
    received++;
    if (received === 1) client.send('large '.repeat(20000));
    if (received === 2) client.send(Uint8Array.of(1, 2, 3));
    if (received === 3) [...server.clients][0].ping('are you there');
    if (received === 4) client.close(4001, 'enough');
  });
  client.on('close', (code, reason) => console.log('client closed', code, reason.toString()));
});
