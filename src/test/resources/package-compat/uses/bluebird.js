const Promise = require('bluebird');
Promise.config({ cancellation: true, longStackTraces: false, warnings: false });
const fs = Promise.promisifyAll(require('fs'));

(async () => {
  console.log(await Promise.map([3, 1, 2], (n) => Promise.delay(n).return(n * 10), { concurrency: 2 }));
  console.log(await Promise.props({ a: 1, b: Promise.resolve('two') }));
  console.log(await Promise.reduce([1, 2, 3], (sum, n) => sum + n, 0), await Promise.some([Promise.delay(50, 'slow'), 'x', 'y'], 2));
  console.log((await fs.readFileAsync(require.resolve('bluebird/package.json'), 'utf8')).includes('"bluebird"'));
  await Promise.delay(200).timeout(5, 'too late').catch(Promise.TimeoutError, (error) => console.log(error.name, error.message));
  await fs.readFileAsync('/no/such/file').catch({ code: 'ENOENT' }, (error) => console.log('caught', error.code));
  await Promise.using(Promise.resolve('door').disposer((door) => console.log('closing', door)), (door) => console.log('using', door));
  const results = await Promise.all([1, 2].map((n) => (n > 1 ? Promise.reject(new Error('no')) : n)).map((p) => Promise.resolve(p).reflect()));
  console.log(results.map((one) => one.isFulfilled()));
  const cancelled = Promise.delay(1000).finally(() => console.log('cancelled'));
  cancelled.cancel();
})();
