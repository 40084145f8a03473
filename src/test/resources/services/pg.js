'use strict';

// A pool, a transaction, parameters, types, many rows, notifications and an error of the server's.

const assert = require('assert');
const { Client, Pool } = require('pg');

async function main() {
  const connection = { host: '127.0.0.1', port: Number(process.env.PORT), user: 'postgres', database: 'postgres' };
  const pool = new Pool({ ...connection, max: 3 });
  await pool.query('create table stock (id serial primary key, name text, price numeric, tags text[], data jsonb, at timestamptz)');

  const client = await pool.connect();
  await client.query('begin');
  const values = ['chaise à Liège', '12.50', ['oak', 'blue'], { legs: 4 }, new Date(0)];
  const { rows: [{ id }] } = await client.query(
    'insert into stock (name, price, tags, data, at) values ($1, $2, $3, $4, $5) returning id', values);
  await client.query('commit');
  client.release();

  const { rows } = await pool.query('select * from stock where id = $1', [id]);
  assert.deepStrictEqual(rows, [
    { id, name: 'chaise à Liège', price: '12.50', tags: ['oak', 'blue'], data: { legs: 4 }, at: new Date(0) },
  ]);

  const many = await pool.query('select i, repeat(\'x\', 100) as text from generate_series(1, 20000) i');
  assert.strictEqual(many.rows.length, 20000);
  assert.strictEqual(many.rows.at(-1).i, 20000);

  await assert.rejects(pool.query('select * from nowhere'), { code: '42P01', severity: 'ERROR' });

  const listener = new Client(connection);
  await listener.connect();
  await listener.query('listen news');
  const heard = new Promise((resolve) => listener.once('notification', resolve));
  await pool.query('notify news, \'hello\'');
  assert.strictEqual((await heard).payload, 'hello');
  await listener.end();

  const answers = await Promise.all([1, 2, 3, 4, 5].map((n) => pool.query('select $1::int * 2 as n', [n])));
  assert.deepStrictEqual(answers.map((answer) => answer.rows[0].n), [2, 4, 6, 8, 10]);
  await pool.end();
  console.log('done');
}

main();
