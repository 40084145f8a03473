// What a timer leaves to do may take away the last thing that keeps the program alive.
'use strict';

const late = setTimeout(() => console.log('never'), 100_000);
setTimeout(() => console.log('never'), 200_000).unref();
setTimeout(() => Promise.resolve().then(() => {
  clearTimeout(late);
  console.log('cleared');
}), 1);
process.on('exit', (code) => console.log('exit', code));
