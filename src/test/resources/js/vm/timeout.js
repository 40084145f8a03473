'use strict';

const vm = require('vm');

function outcome(text, options) {
  try {
    return vm.runInNewContext(text, { console }, options);
  } catch ({ code, message }) {
    return `${code}: ${message}`;
  }
}

console.log(outcome('while (true) {}', { timeout: 20 }));
console.log(outcome('for (;;) try { for (;;); } catch {}', { timeout: 20 }));
console.log(outcome('while (true) [1, 2].forEach(() => {})', { timeout: 20 }));
console.log(outcome('6 * 7', { timeout: 10000 }));
console.log(outcome('throw Object.assign(new Error("mine"), { code: "E" })', { timeout: 10000 }));
console.log(vm.runInThisContext('1 + 1', { timeout: 10000 }));
