'use strict';

// Commands, a pipeline, a transaction, a script, publish and subscribe, and a blocking read.

const assert = require('assert');
const { Redis } = require('ioredis');

async function main() {
  const redis = new Redis({ host: '127.0.0.1', port: Number(process.env.PORT) });
  const other = redis.duplicate();

  await redis.set('greeting', 'héllo', 'EX', 60);
  assert.strictEqual(await redis.get('greeting'), 'héllo');
  await redis.hset('hash', { a: 1, b: 2 });
  assert.deepStrictEqual(await redis.hgetall('hash'), { a: '1', b: '2' });

  const pipeline = redis.pipeline();
  for (let i = 0; i < 5000; i++) pipeline.incr('counter');
  const results = await pipeline.exec();
  assert.deepStrictEqual(results.at(-1), [null, 5000]);

  assert.deepStrictEqual(await redis.multi().rpush('list', 'a', 'b').lrange('list', 0, -1).exec(), [[null, 2], [null, ['a', 'b']]]);
  assert.strictEqual(await redis.eval('return redis.call("get", KEYS[1]) .. ARGV[1]', 1, 'greeting', '!'), 'héllo!');
  await assert.rejects(redis.incr('greeting'), /value is not an integer/);

  const heard = new Promise((resolve) => other.on('message', (channel, text) => resolve([channel, text])));
  await other.subscribe('news');
  await redis.publish('news', 'hello');
  assert.deepStrictEqual(await heard, ['news', 'hello']);
  await other.unsubscribe('news');

  const waiting = other.blpop('queue', 10);
  await redis.rpush('queue', 'job');
  assert.deepStrictEqual(await waiting, ['queue', 'job']);

  const large = Buffer.alloc(3 << 20, 7);
  await redis.set('large', large);
  assert((await redis.getBuffer('large')).equals(large));
  await Promise.all([redis.quit(), other.quit()]);
  console.log('done');
}

main();
