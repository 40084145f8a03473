'use strict';

// Documents, an update, an aggregation, a cursor over several batches and a duplicate key.

const assert = require('assert');
const { MongoClient, ObjectId, Long } = require('mongodb');

async function main() {
  const client = new MongoClient(process.env.URL);
  await client.connect();
  const stock = client.db('services').collection(`stock${process.pid}`);
  const _id = new ObjectId();
  await stock.insertOne({ _id, name: 'chair', at: new Date(0), count: Long.fromNumber(2 ** 40), bytes: Buffer.from('abc') });
  const found = await stock.findOne({ _id });
  assert.strictEqual(found.name, 'chair');
  assert.deepStrictEqual(found.at, new Date(0));
  assert.strictEqual(found.count, 2 ** 40);
  assert.strictEqual(String(Buffer.from(found.bytes.buffer)), 'abc');

  await stock.updateOne({ _id }, { $set: { name: 'table' }, $inc: { legs: 4 } });
  assert.strictEqual((await stock.findOne({ legs: 4 })).name, 'table');
  await assert.rejects(stock.insertOne({ _id }), { code: 11000 });

  await stock.insertMany(Array.from({ length: 1000 }, (_, i) => ({ i, even: i % 2 === 0 })));
  const [{ n }] = await stock.aggregate([{ $match: { even: true } }, { $group: { _id: null, n: { $sum: 1 } } }]).toArray();
  assert.strictEqual(n, 500);
  let sum = 0;
  for await (const { i } of stock.find({ i: { $gte: 0 } }, { batchSize: 100 })) sum += i;
  assert.strictEqual(sum, 499500);
  await stock.drop();
  await client.close();
  console.log('done');
}

main();
