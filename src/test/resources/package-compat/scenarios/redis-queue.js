// A queue on Redis: lists, transactions, scripts and subscriptions; only where a server is.
const { Redis } = require('ioredis');

(async () => {
  if (!process.env.REDIS_URL) return console.log('no server');
  const redis = new Redis(process.env.REDIS_URL, { keyPrefix: `queue-${process.pid}-${Date.now()}:` });
  const listener = redis.duplicate();
  await listener.subscribe(`${redis.options.keyPrefix}done`);
  listener.on('message', (channel, message) => console.log('heard', message));
  console.log(await redis.multi().rpush('jobs', 'a', 'b', 'c').llen('jobs').hset('state', { a: 1, b: 2 }).hgetall('state').exec());
  redis.defineCommand('take', { numberOfKeys: 1, lua: "local job = redis.call('lpop', KEYS[1]); if job then redis.call('publish', ARGV[1], job) end; return job" });
  for (let job; (job = await redis.take('jobs', `${redis.options.keyPrefix}done`));) console.log('took', job);
  await redis.zadd('scores', 3, 'x', 1, 'y');
  console.log(await redis.zrange('scores', 0, -1, 'WITHSCORES'), await redis.set('lock', 1, 'PX', 5000, 'NX'), await redis.set('lock', 1, 'NX'));
  for await (const keys of redis.scanStream({ match: `${redis.options.keyPrefix}*` })) if (keys.length) await redis.del(...keys.map((key) => key.slice(redis.options.keyPrefix.length)));
  await Promise.all([redis.quit(), listener.quit()]);
})();
