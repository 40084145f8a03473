// A context's global object is the script's own object.
const vm = require('vm');

const attempt = (context, code) => {
  try {
    return vm.runInContext(code, context);
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

const show = (title, context, ...codes) => {
  console.log(`--- ${title}`);
  for (const code of codes) console.log(code, '=>', attempt(context, code));
};

const sandbox = vm.createContext({ a: 1, later: (f) => setTimeout(f, 1) });
show('names of the object are global variables', sandbox,
  'a', 'a = 2; this.a', 'globalThis.a', 'typeof missing', 'missing', 'typeof process', '"a" in globalThis');
show('declarations land on the object', sandbox,
  'var v = 1; function f() { return this === globalThis; } let l = 2; const c = 3; class K {} implicit = 4;', 'f()', 'l + c');
console.log(Object.keys(sandbox), sandbox.v, sandbox.f(), sandbox.l);
sandbox.v = 10;
show('and are seen from both sides', sandbox, 'v', 'v++', 'delete implicit', 'let l = 3', 'l');
console.log(sandbox.v, 'implicit' in sandbox);

show('strict code', sandbox,
  '"use strict"; undeclared = 1', '"use strict"; a = 5; a', '"use strict"; var s = 1; s', 'undefined = 1; undefined');

show('defined properties', sandbox,
  'Object.defineProperty(this, "fixed", { value: 42 }); fixed', 'fixed = 1; fixed', '"use strict"; fixed = 1',
  'Object.defineProperty(globalThis, "got", { get() { return this === globalThis || typeof this; }, configurable: true }); got',
  'JSON.stringify(Object.getOwnPropertyDescriptor(this, "a"))', 'Reflect.set(globalThis, "fixed", 1)',
  'Object.defineProperty(this, "fixed", { value: 1 })', 'delete this.fixed', 'Object.keys(this).includes("a")');
console.log(Object.getOwnPropertyDescriptor(sandbox, 'fixed'));

class Window {
  #size = 1;
  get size() { return this.#size; }
  set size(value) { this.#size = value; }
  method() { return this === page; }
}
const page = new Window();
page.self = page;
vm.createContext(page);
show('an object of a class', page,
  'size', 'size = 5; size', 'self === globalThis', 'this.method()', 'String(this)', 'Object.prototype.toString.call(this)');
console.log(page.size, page);

const symbol = Symbol('s');
const log = [];
const proxied = vm.createContext(new Proxy({ symbol }, {
  set(target, key, value) { log.push(`set ${String(key)}`); target[key] = value; return true; },
  deleteProperty(target, key) { log.push(`delete ${String(key)}`); return delete target[key]; },
}));
show('a proxy', proxied, 'p = 1; p', 'typeof String', 'delete p', 'typeof p', 'this[symbol] = 1; this[symbol]');
console.log(new Set(log), vm.isContext(proxied), vm.isContext({}));

const answering = vm.createContext(new Proxy({}, { get: (target, key) => `read ${String(key)}` }));
show('a proxy that has everything', answering, 'anything', 'typeof Object');

const frozen = vm.createContext(Object.freeze({ a: 1 }));
show('a frozen object', frozen, 'a = 2; a', 'b = 3; b', 'var d = 4; d');
console.log(frozen, vm.isContext(frozen));

const own = vm.createContext(vm.constants.DONT_CONTEXTIFY);
show('an ordinary global object', own, 'var x = 1; this.x', 'Object.getPrototypeOf(this) !== null', 'globalThis === this');
console.log(own.x, vm.runInContext('this', own) === own, vm.runInContext('Array', own) === Array);

console.log(vm.runInNewContext('items.map((item) => item * factor).join()', { items: [1, 2, 3], factor: 2 }));
console.log(vm.runInNewContext('[] instanceof Array'), vm.runInNewContext('[]') instanceof Array);
console.log(vm.runInNewContext('typeof console.log + typeof DisposableStack + typeof structuredClone'));
console.log(vm.compileFunction('return here + param', ['param'], { parsingContext: vm.createContext({ here: 'h' }) })('p'));

const closed = vm.createContext({}, { codeGeneration: { strings: false, wasm: false } });
show('no code from strings', closed, 'eval("1")', 'new Function("1")', '(async () => {}).constructor("1")',
  'eval instanceof Function', '(() => {}) instanceof Function', 'new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))');

const order = [];
const separate = vm.createContext({ order }, { microtaskMode: 'afterEvaluate' });
vm.runInContext('Promise.resolve().then(() => order.push("in the context")); order.push("script")', separate);
console.log(order);

vm.runInContext('later(() => { changed = "by a timer"; })', sandbox);
setTimeout(() => console.log(sandbox.changed), 50);
