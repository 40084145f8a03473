// The order in which the parts of a turn run.
'use strict';
const log = (...what) => console.log(...what);

setTimeout(() => {
  log('timeout 1');
  process.nextTick(() => log('tick in timeout 1'));
  Promise.resolve().then(() => log('microtask in timeout 1'));
}, 1);
setTimeout(() => {
  log('timeout 2');
  setImmediate(() => {
    log('immediate in timeout 2');
    process.nextTick(() => log('tick in immediate'));
  });
  setTimeout(() => log('timeout in timeout 2'), 0);
}, 1);

process.nextTick(() => {
  log('tick 1');
  process.nextTick(() => log('tick in tick 1'));
  Promise.resolve().then(() => log('microtask in tick 1'));
  queueMicrotask(() => log('queued microtask in tick 1'));
});
process.nextTick(() => log('tick 2'));

Promise.resolve()
  .then(() => {
    log('microtask 1');
    process.nextTick(() => log('tick in microtask 1'));
    return Promise.resolve().then(() => log('microtask in microtask 1'));
  })
  .then(() => log('microtask after 1'));
queueMicrotask(() => log('queued microtask'));

(async () => {
  log('async function starts');
  await null;
  log('async function goes on');
  await new Promise((resolve) => process.nextTick(resolve));
  log('async function after a tick');
})();

log('main script ends');
