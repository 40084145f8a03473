const net = require('node:net');
const { Client, Pool, types, escapeIdentifier, escapeLiteral } = require('pg');

// A server that knows just enough of the protocol: every query answers two rows.
const message = (type, ...parts) => { const body = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(`${part}\0`) : part))); const head = Buffer.alloc(5); head.write(type); head.writeInt32BE(body.length + 4, 1); return Buffer.concat([head, body]); };
const int16 = (n) => { const bytes = Buffer.alloc(2); bytes.writeInt16BE(n); return bytes; };
const int32 = (n) => { const bytes = Buffer.alloc(4); bytes.writeInt32BE(n); return bytes; };
const column = (name, oid) => Buffer.concat([Buffer.from(`${name}\0`), int32(0), int16(0), int32(oid), int16(-1), int32(-1), int16(0)]);
const row = (...values) => message('D', int16(values.length), ...values.flatMap((value) => (value === null ? [int32(-1)] : [int32(value.length), Buffer.from(value)])));
const ready = message('Z', Buffer.from('I'));
const rows = [message('T', int16(3), column('id', 23), column('at', 1184), column('data', 3802)), row('1', '2024-02-29 12:00:00+00', '{"a":[1]}'), row('2', null, 'null'), message('C', 'SELECT 2')];
const server = net.createServer((socket) => {
  socket.once('data', () => {
    socket.write(Buffer.concat([message('R', int32(0)), message('S', 'server_version', '16.1'), ready]));
    socket.on('data', (data) => {
      if (data[0] === 0x58) return socket.end();
      if (data.includes('broken')) return socket.write(Buffer.concat([message('E', Buffer.from('S'), 'ERROR', Buffer.from('C'), '42601', Buffer.from('M'), 'syntax error', Buffer.from([0])), ready]));
      socket.write(Buffer.concat(data[0] === 0x51 ? [...rows, ready] : [message('1'), message('2'), ...rows, ready]));
    });
  });
});
server.listen(0, '127.0.0.1', async () => {
  const settings = { host: '127.0.0.1', port: server.address().port, user: 'ann', database: 'shop', ssl: false };
  const client = new Client(settings);
  await client.connect();
  const { rows: read, command, rowCount, fields } = await client.query('SELECT * FROM t');
  console.log(read, command, rowCount, fields.map((field) => field.name));
  console.log((await client.query({ text: 'SELECT $1::int', values: [42], rowMode: 'array' })).rows[0]);
  await client.query('broken').catch((error) => console.log(error.code, error.severity, error.message));
  await client.end();
  const pool = new Pool({ ...settings, max: 2 });
  console.log((await Promise.all([1, 2, 3].map((n) => pool.query('SELECT $1', [n])))).map((result) => result.rowCount), pool.totalCount);
  await pool.end();
  console.log(escapeIdentifier('a"b'), escapeLiteral("it's"), types.getTypeParser(1700)('1.50'));
  server.close();
});
