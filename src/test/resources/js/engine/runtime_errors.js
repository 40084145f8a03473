// What the engine's own errors say, once their stack has been asked for.
const CODES = ['null.x', 'undefined.x', 'let a; a.b.c', 'null.x = 1', 'let o = {}; o.f()', 'let o = { a: {} }; o.a.b()', 'const c = 1; c = 2', 'missing',
  '(function() { "use strict"; missing = 1; })()', 'this.foo()', 'let o = null; o.foo()', 'new (class A { constructor() { this.x.y; } })()',
  '(function() { "use strict"; Object.freeze({ a: 1 }).a = 2; })()', '(function() { "use strict"; Object.freeze({}).a = 2; })()',
  '(function() { "use strict"; delete Object.freeze({ a: 1 }).a; })()', '(function() { "use strict"; undefined = 2; })()',
  '1n + 1', 'BigInt("x")', 'Object.keys(null)', 'Object.assign(undefined, {})', 'Promise()', 'new Map([1])', 'Symbol.keyFor(1)',
  'new Date(NaN).toISOString()', 'decodeURIComponent("%")', 'new Proxy(1, {})', 'new DataView(new ArrayBuffer(1)).getInt32(0)',
  'class A { #p; static t(o) { return o.#p; } }; A.t({})', '1 instanceof 1'];

for (const code of CODES) {
  try {
    (0, eval)(`(() => { ${code} })()`);
  } catch (error) {
    console.log(code, '=>', error.stack.split('\n')[0]);
    if (!error.stack.includes(error.message)) console.log('but its message is', error.message);
  }
}
