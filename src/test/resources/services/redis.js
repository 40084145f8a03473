'use strict';

const assert = require('assert');
const { createClient } = require('redis');

async function main() {
  const client = createClient({ url: `redis://127.0.0.1:${process.env.PORT}` });
  await client.connect();
  await client.set('key', 'value');
  assert.strictEqual(await client.get('key'), 'value');
  await client.zAdd('scores', [{ score: 2, value: 'b' }, { score: 1, value: 'a' }]);
  assert.deepStrictEqual(await client.zRange('scores', 0, -1), ['a', 'b']);
  const [set, got] = await client.multi().set('x', '1').get('x').exec();
  assert.deepStrictEqual([set, got], ['OK', '1']);
  const subscriber = client.duplicate();
  await subscriber.connect();
  const heard = new Promise((resolve) => subscriber.subscribe('channel', resolve));
  while (await client.publish('channel', 'message') === 0) await new Promise(setImmediate);
  assert.strictEqual(await heard, 'message');
  await subscriber.close();
  await client.close();
  console.log('done');
}

main();
