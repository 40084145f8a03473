'use strict';

// What a server says to frames as no proper client sends them.

const http2 = require('http2');
const net = require('net');
const { once } = require('events');

const PREFACE = Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n');
const SETTINGS = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);

function frame(type, flags, stream, payload) {
  const head = Buffer.alloc(9);
  head.writeUIntBE(payload.length, 0, 3);
  head[3] = type;
  head[4] = flags;
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, Buffer.from(payload)]);
}

// :method GET, :scheme http, :path /, :authority a
const REQUEST = [0x82, 0x86, 0x84, 0x41, 0x01, 0x61];

const names = ['DATA', 'HEADERS', 'PRIORITY', 'RST_STREAM', 'SETTINGS', 'PUSH_PROMISE', 'PING', 'GOAWAY', 'WINDOW_UPDATE'];

function* frames(bytes) {
  for (let at = 0; at + 9 <= bytes.length;) {
    const length = bytes.readUIntBE(at, 3);
    const payload = bytes.subarray(at + 9, at + 9 + length);
    const type = names[bytes[at + 3]];
    const code = type === 'GOAWAY' ? payload.readUInt32BE(4) : type === 'RST_STREAM' ? payload.readUInt32BE(0) : '';
    yield `${type}/${bytes[at + 4]}/${bytes.readUInt32BE(at + 5)} ${code}`.trim();
    at += 9 + length;
  }
}

async function send(...parts) {
  const server = http2.createServer();
  const told = [];
  server.on('session', (session) => session.on('error', () => {}));
  server.on('stream', (stream, headers) => {
    told.push(`${headers[':method']} ${headers[':path']}`);
    stream.on('error', () => {});
    stream.respond({}, { endStream: true });
  });
  server.listen(0);
  await once(server, 'listening');
  const socket = net.connect(server.address().port);
  socket.on('error', () => {});
  const received = [];
  socket.on('data', (chunk) => received.push(chunk));
  socket.write(Buffer.concat(parts));
  // Whatever comes first: the answer to the ping at the end, or a word that there is an end.
  const isOver = () => [...frames(Buffer.concat(received))].some((text) => /^(PING|GOAWAY)/.test(text));
  while (!isOver() && !socket.readableEnded) await new Promise((resolve) => setTimeout(resolve, 5));
  socket.destroy();
  server.close();
  await once(server, 'close');
  return [...told, ...frames(Buffer.concat(received))].join(', ');
}

const PING = frame(6, 0, 0, Buffer.from('pingpong'));
const proper = (...parts) => send(PREFACE, SETTINGS, ...parts, PING);

(async () => {
  console.log('request', await proper(frame(1, 5, 1, REQUEST)));
  console.log('in two parts', await proper(frame(1, 1, 1, REQUEST.slice(0, 4)), frame(9, 4, 1, REQUEST.slice(4))));
  console.log('padded', await proper(frame(1, 0xd, 1, [3, ...REQUEST, 0, 0, 0])));
  console.log('too much padding', await proper(frame(1, 0xd, 1, [200, ...REQUEST])));
  console.log('even number', await proper(frame(1, 5, 2, REQUEST)));
  console.log('no scheme', await proper(frame(1, 5, 1, [0x82, 0x84, 0x41, 0x01, 0x61])));
  console.log('bad compression', await proper(frame(1, 5, 1, [0xff, 0xff, 0xff, 0xff, 0xff, 0xff])));
  console.log('data nowhere', await proper(frame(0, 0, 5, [1, 2, 3])));
  console.log('another frame within', await proper(frame(1, 1, 1, REQUEST), frame(6, 0, 0, Buffer.alloc(8))));
  console.log('window of nothing', await proper(frame(8, 0, 0, [0, 0, 0, 0])));
  console.log('window too large', await proper(frame(8, 0, 0, [0x7f, 0xff, 0xff, 0xff])));
  console.log('frame too large', await proper(frame(1, 5, 1, Buffer.alloc(16385))));
  console.log('ping of the wrong size', await proper(frame(6, 0, 0, [1])));
  console.log('unknown type', await proper(frame(0x55, 0, 0, [1, 2, 3]), frame(1, 5, 1, REQUEST)));
  console.log('priority', await proper(frame(2, 0, 3, [0, 0, 0, 0, 1]), frame(1, 5, 1, REQUEST)));
  console.log('wrong settings', await proper(frame(4, 0, 0, [0, 5, 0, 0, 0, 1])));
})();
