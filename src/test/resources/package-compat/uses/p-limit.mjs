import pLimit, { limitFunction } from 'p-limit';

const limit = pLimit(2);
let running = 0;
const log = [];
const work = (name, milliseconds) => limit(async () => {
  log.push(`${name} starts with ${++running}`);
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  running--;
  return name.toUpperCase();
});
const all = Promise.all([work('a', 20), work('b', 40), work('c', 5), work('d', 50)]);
console.log(limit.activeCount, limit.pendingCount);
console.log(await all, log);
console.log(await limit.map([1, 2, 3], async (n) => n * n), limit.concurrency);
console.log((await Promise.allSettled([limit(() => { throw new TypeError('bad'); })]))[0].reason.message);
console.log(await limitFunction(async (n) => n + 1, { concurrency: 1 })(41));
