const async = require('async');

const wait = (name, milliseconds) => (callback) => setTimeout(() => { console.log('done', name); callback(null, name); }, milliseconds);
async.series([wait('first', 10), wait('second', 1)], (error, results) => {
  console.log(error, results);
  async.auto({
    config: (callback) => callback(null, { limit: 2 }),
    rows: ['config', ({ config }, callback) => setImmediate(callback, null, [1, 2, 3, 4].slice(0, config.limit))],
    sum: ['rows', async ({ rows }) => rows.reduce((a, b) => a + b)],
  }).then(async (auto) => {
    console.log(auto);
    let running = 0;
    let most = 0;
    const queue = async.queue(async (n) => {
      most = Math.max(most, ++running);
      await new Promise((resolve) => setTimeout(resolve, 2));
      running--;
      if (n === 3) throw new Error('three is bad');
    }, 2);
    queue.error((problem, n) => console.log('failed', n, problem.message));
    queue.push([1, 2, 3, 4, 5]);
    await queue.drain();
    console.log('at most', most);
    let attempt = 0;
    console.log(await async.retry({ times: 5, interval: 1 }, async () => { if (++attempt < 3) throw new Error('again'); return attempt; }));
    async.waterfall([(next) => next(null, 2), (n, next) => next(null, n * 21)], (e, n) => console.log('waterfall', e, n));
  });
});
