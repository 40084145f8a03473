const net = require('node:net');
const { Redis } = require('ioredis');

// A Redis of a few commands, to talk its protocol with.
const bulk = (text) => (text === undefined ? '$-1\r\n' : `$${Buffer.byteLength(text)}\r\n${text}\r\n`);
const array = (items) => `*${items.length}\r\n${items.join('')}`;
const store = new Map();
const commands = {
  info: () => bulk('redis_version:7.0.0\r\nloading:0\r\n'), client: () => '+OK\r\n', hello: () => '-ERR unknown command\r\n', ping: () => '+PONG\r\n', multi: () => '+OK\r\n', quit: () => '+OK\r\n',
  set: (key, value) => { store.set(key, value); return '+OK\r\n'; }, get: (key) => bulk(store.get(key)), incr: (key) => { store.set(key, String(Number(store.get(key) ?? 0) + 1)); return `:${store.get(key)}\r\n`; },
  mget: (...keys) => array(keys.map((key) => bulk(store.get(key)))), keys: () => array([...store.keys()].sort().map(bulk)), lpush: () => '-WRONGTYPE Operation against a key holding the wrong kind of value\r\n',
};
const server = net.createServer((socket) => {
  let text = '';
  socket.on('data', (data) => {
    text += data;
    for (let match; (match = /^\*(\d+)\r\n/.exec(text));) {
      const words = text.slice(match[0].length).split('\r\n').slice(0, match[1] * 2);
      if (words.length < match[1] * 2) return;
      text = text.slice(match[0].length + words.join('\r\n').length + 2);
      const [name, ...rest] = words.filter((_, index) => index % 2);
      socket.write((commands[name.toLowerCase()] ?? (() => '-ERR unknown command\r\n'))(...rest));
      if (name.toLowerCase() === 'quit') socket.end();
    }
  });
});
server.listen(0, '127.0.0.1', async () => {
  const redis = new Redis({ port: server.address().port, host: '127.0.0.1', keyPrefix: 'app:', lazyConnect: true, protocol: 2 });
  redis.on('connect', () => console.log('connected')).on('ready', () => console.log('ready')).on('end', () => { console.log('end'); server.close(); });
  await redis.connect();
  console.log(await redis.set('name', 'Ann ü'), await redis.get('name'), await redis.get('none'), await redis.incr('count'), await redis.ping());
  console.log(await redis.pipeline().incr('count').mget('name', 'count').get('none').exec(), await redis.keys('*'));
  await redis.lpush('name', 1).catch((error) => console.log(error.name, error.message, error.command.args));
  console.log((await redis.getBuffer('name')).length, await redis.mget(['name', 'count']));
  await redis.quit();
});
