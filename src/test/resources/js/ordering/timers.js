// Timers by time, then by age; intervals; refresh; unref. The gaps are wide, for busy machines.
'use strict';

const { setTimeout: sleep } = require('timers/promises');
const log = (what) => console.log(what);

function start() {
  setTimeout(log, 700, 'c 700');
  setTimeout(log, 400, 'a 400');
  setTimeout(log, 400, 'b 400');
  setTimeout(log, 0, 'zero');
  setTimeout(log, 1, 'one');
  clearTimeout(setTimeout(log, 5, 'never'));
  setTimeout(log, 100000, 'unreferenced').unref();

  let turns = 0;
  const interval = setInterval(() => {
    log(`interval ${++turns}`);
    if (turns === 2) clearInterval(interval);
  }, 1000);
  console.log(typeof interval[Symbol.toPrimitive](), interval.hasRef());

  const refreshed = setTimeout(log, 900, 'refreshed at 1450');
  setTimeout(() => refreshed.refresh(), 550);
  sleep(2500, 'slept').then(log);
}

// What is done for the first time takes long, so the clock starts to count later.
const interval = setInterval(() => {}, 1);
setTimeout(() => {
  clearInterval(interval);
  sleep(1, 'warm').then(log).then(start);
}, 10).refresh();
process.on('beforeExit', () => log('beforeExit'));
process.on('exit', (code) => log(`exit ${code}`));
