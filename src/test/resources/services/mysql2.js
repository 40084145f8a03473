'use strict';

// Plain and prepared statements, a transaction that is rolled back, a stream of rows and an error of the server's.

const assert = require('assert');
const mysql = require('mysql2');

async function main() {
  const pool = mysql.createPool({
    host: '127.0.0.1', port: Number(process.env.PORT), user: 'qworker', password: 'secret', database: 'test',
  });
  const promised = pool.promise();
  await promised.query('create table stock (id int auto_increment primary key, name varchar(50), price decimal(8, 2), data json)');
  const [{ insertId }] = await promised.execute(
    'insert into stock (name, price, data) values (?, ?, ?)', ['Stühle', 12.5, JSON.stringify({ legs: 4 })]);
  assert.strictEqual(insertId, 1);

  const connection = await promised.getConnection();
  await connection.beginTransaction();
  await connection.query('insert into stock (name) values (?), (?)', ['a', 'b']);
  await connection.rollback();
  connection.release();

  const [rows, fields] = await promised.query('select id, name, price from stock');
  assert.deepStrictEqual(rows.map((row) => ({ ...row })), [{ id: 1, name: 'Stühle', price: '12.50' }]);
  assert.deepStrictEqual(fields.map((field) => field.name), ['id', 'name', 'price']);

  const stream = pool.query('select seq from seq_1_to_5000').stream();
  let sum = 0;
  for await (const row of stream) sum += row.seq;
  assert.strictEqual(sum, 12502500);

  await assert.rejects(promised.query('select * from nowhere'), { code: 'ER_NO_SUCH_TABLE', errno: 1146 });
  await promised.end();
  console.log('done');
}

main();
