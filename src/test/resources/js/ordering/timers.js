// Timers by time, then by age; intervals; refresh; unref.
'use strict';

const { setTimeout: sleep } = require('timers/promises');
const log = (what) => console.log(what);
log('loaded');
setTimeout(log, 60, 'c 60');
setTimeout(log, 20, 'a 20');
setTimeout(log, 20, 'b 20');
setTimeout(log, 0, 'zero');
setTimeout(log, 1, 'one');
clearTimeout(setTimeout(log, 5, 'never'));

let turns = 0;
const interval = setInterval(() => {
  log(`interval ${++turns}`);
  if (turns === 3) clearInterval(interval);
}, 100);

setTimeout(log, 100000, 'unreferenced').unref();

const refreshed = setTimeout(log, 150, 'refreshed at 500');
setTimeout(() => refreshed.refresh(), 350 - 250).hasRef();
const sleeper = async () => {
  log(await sleep(900, 'slept'));
};
sleeper();
console.log(typeof interval[Symbol.toPrimitive](), interval.hasRef());
process.on('beforeExit', () => log('beforeExit'));
process.on('exit', (code) => log(`exit ${code}`));
