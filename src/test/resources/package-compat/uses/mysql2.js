const mysql = require('mysql2');
const { createConnection, createPool } = require('mysql2/promise');

const server = mysql.createServer();
server.on('connection', (connection) => {
  connection.serverHandshake({ protocolVersion: 10, serverVersion: '8.0.0-test', connectionId: 1, statusFlags: 2, characterSet: 8, capabilityFlags: 0xffffff ^ 2048 ^ 32 });
  connection.on('query', (sql) => {
    if (sql.includes('broken')) return connection.writeError({ message: 'You have an error', code: 1064 });
    if (sql.startsWith('UPDATE')) return connection.writeOk({ affectedRows: 3, insertId: 7 });
    connection.writeTextResult([{ id: 1, name: sql }, { id: 2, name: null }], [{ name: 'id', characterSet: 63, columnType: 3, columnLength: 11, flags: 1 }, { name: 'name', characterSet: 45, columnType: 253, columnLength: 255 }].map((column) => ({ catalog: 'def', schema: 's', table: 't', orgTable: 't', orgName: column.name, flags: 0, decimals: 0, ...column })));
  });
  connection.on('quit', () => connection.close?.());
  connection.on('error', () => {});
});
server.listen(0, '127.0.0.1');
server._server.once('listening', async () => {
  const settings = { host: '127.0.0.1', port: server._server.address().port, user: 'ann' };
  const connection = await createConnection(settings);
  const [rows, fields] = await connection.query('SELECT * FROM ?? WHERE a = ? AND b IN (?)', ['t', "it's", [1, 2]]);
  console.log(rows, fields.map((field) => field.name));
  console.log((await connection.query('UPDATE t SET ?', { a: 1, at: new Date(0) }))[0].affectedRows);
  await connection.query('broken').catch((error) => console.log(error.code, error.errno, error.message));
  await connection.end();
  const pool = createPool({ ...settings, connectionLimit: 2, namedPlaceholders: true });
  console.log((await Promise.all([1, 2, 3].map((n) => pool.query('SELECT :n', { n })))).map(([result]) => result[0].name));
  await pool.end();
  console.log(mysql.format('?? = ?', ['a.b', Buffer.from('hi')]), mysql.escape({ a: null, b: true }));
  server.close();
});
