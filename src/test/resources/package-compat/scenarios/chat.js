// A chat room on WebSockets: names, rooms, broadcasts, binary files, pings, refused and broken clients.
const { createHash } = require('node:crypto');
const { EventEmitter, on, once } = require('node:events');
const { createServer } = require('node:http');
const { WebSocket, WebSocketServer, createWebSocketStream } = require('ws');

const http = createServer((request, response) => response.writeHead(426).end('upgrade please'));
const server = new WebSocketServer({ noServer: true, maxPayload: 200000, perMessageDeflate: true });
const rooms = new Map();
http.on('upgrade', (request, socket, head) => {
  const url = new URL(request.url, 'http://chat.test');
  if (!url.searchParams.has('name')) return socket.end('HTTP/1.1 401 Unauthorized\r\nConnection: close\r\n\r\n');
  server.handleUpgrade(request, socket, head, (client) => server.emit('connection', client, url));
});
server.on('connection', (client, url) => {
  const name = url.searchParams.get('name');
  const room = rooms.get(url.pathname) ?? new Set();
  rooms.set(url.pathname, room.add(client));
  const tell = (message) => { for (const one of room) if (one.readyState === WebSocket.OPEN) one.send(JSON.stringify(message)); };
  tell({ joined: name, people: room.size });
  client.on('error', (error) => console.log('error of', name, error.code));
  client.on('message', (data, binary) => tell(binary ? { from: name, bytes: data.length, sha1: createHash('sha1').update(data).digest('hex') } : { from: name, text: String(data) }));
  client.on('close', (code) => { room.delete(client); tell({ left: name, code }); });
});

class Person extends EventEmitter {
  constructor(name, room, port) {
    super();
    this.name = name;
    this.heard = [];
    this.socket = new WebSocket(`ws://127.0.0.1:${port}${room}?name=${encodeURIComponent(name)}`);
    this.socket.on('message', (data) => { this.heard.push(JSON.parse(data)); this.emit('heard'); });
  }

  async hears(count) { while (this.heard.length < count) await once(this, 'heard'); return this; }
}

(async () => {
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  const { port } = http.address();
  const ann = await new Person('Ann ü', '/tea', port).hears(1);
  const bob = await new Person('Bob', '/tea', port).hears(1);
  const cy = await new Person('Cy', '/coffee', port).hears(1);
  await ann.hears(2);
  ann.socket.send('hello ✓');
  await Promise.all([ann.hears(3), bob.hears(2)]);
  bob.socket.send(Buffer.from(Array.from({ length: 100000 }, (_, n) => n % 256)));
  await Promise.all([ann.hears(4), bob.hears(3)]);
  const pong = once(cy.socket, 'pong');
  cy.socket.ping('tick');
  console.log('pong', String((await pong)[0]));
  cy.socket.send('x'.repeat(300000));
  console.log('too much', await once(cy.socket, 'close').then(([code]) => code));
  bob.socket.close(1000, 'done');
  await ann.hears(5);
  for (const person of [ann, bob, cy]) console.log(person.name, person.heard);

  const refused = new WebSocket(`ws://127.0.0.1:${port}/tea`);
  console.log((await once(refused, 'error'))[0].message, await fetch(`http://127.0.0.1:${port}/`).then(async (response) => [response.status, await response.text()]));
  const native = new globalThis.WebSocket(`ws://127.0.0.1:${port}/tea?name=Native`);
  await new Promise((resolve) => { native.onmessage = ({ data }) => { console.log('native', data); resolve(); }; });
  await ann.hears(6);
  native.close();
  await ann.hears(7);
  console.log(ann.heard.slice(5).map(({ joined, left }) => joined ?? left));
  const duplex = createWebSocketStream(ann.socket, { encoding: 'utf8' });
  duplex.write('through a stream');
  for await (const [data] of on(duplex, 'data')) { console.log('stream', data); break; }
  duplex.destroy();
  server.close();
  http.close();
  http.closeAllConnections();
})();
