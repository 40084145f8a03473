// Immediates run in rounds; what they add runs in the next one.
'use strict';

setImmediate(() => {
  console.log('first');
  setImmediate(() => console.log('next round'));
  process.nextTick(() => console.log('tick after first'));
  Promise.resolve().then(() => console.log('microtask after first'));
});
const cleared = setImmediate(() => console.log('never'));
setImmediate((argument) => {
  console.log('second', argument);
  clearImmediate(cleared);
}, 'argument');
setImmediate(() => console.log('third'));
