// How a stack trace names what was called.
'use strict';

const places = (error, count) => error.stack.split('\n').slice(1, 1 + count).join(' < ')
  .replaceAll(__filename, 'here').replace(/:\d+:\d+/g, '').replaceAll('    ', '');

function show(title, run, count = 2) {
  try {
    run();
  } catch (error) {
    console.log(`${title}: ${places(error, count)}`);
  }
}

class Base {
  #hidden() { throw new Error(); }
  static #secret() { throw new Error(); }
  get wanted() { throw new Error(); }
  set wanted(value) { throw new Error(); }
  static get common() { throw new Error(); }
  static make() { throw new Error(); }
  static makeSecretly() { Base.#secret(); }
  run() { throw new Error(); }
  hide() { this.#hidden(); }
  'two words'() { throw new Error(); }
  [Symbol.iterator]() { throw new Error(); }
}
class Derived extends Base {}
class Failing { constructor() { throw new Error(); } }
class FailingToo extends Failing {}

show('method', () => new Base().run());
show('inherited', () => new Derived().run());
show('static', () => Derived.make());
show('getter', () => new Base().wanted);
show('setter', () => { new Base().wanted = 1; });
show('static getter', () => Base.common);
show('private', () => new Base().hide());
show('private static', () => Base.makeSecretly());
show('two words', () => new Base()['two words']());
show('symbol', () => new Base()[Symbol.iterator]());
show('constructor', () => new FailingToo());
show('anonymous class', () => new (class extends Base { constructor() { super(); throw new Error(); } })());

function Old() {}
Old.make = function() { throw new Error(); };
Old.named = function other() { throw new Error(); };
Old.prototype.run = function() { throw new Error(); };
show('assigned static', () => Old.make());
show('under another name', () => Old.named());
show('assigned method', () => new Old().run());

const object = { run() { throw new Error(); }, arrow: () => { throw new Error(); } };
const alias = { other: object.run };
show('object', () => object.run());
show('arrow', () => object.arrow());
show('alias', () => alias.other());
show('unbound', () => (0, object.run)());
show('on a number', () => object.run.call(5));
show('proxy', () => new Proxy(object, {}).run());
show('tagged', () => ({ [Symbol.toStringTag]: 'Tag', run: object.run }).run());
show('callback of a built-in', () => [1].map(() => { throw new Error(); }), 3);
show('built-in', () => 'x'.repeat(-1));
show('static built-in', () => Symbol.keyFor(1));
show('built-in constructor', () => new RegExp('('));
show('eval', () => eval('throw new Error()'));

process.nextTick(() => console.log('tick:', places(new Error(), 2)));
Promise.resolve().then(() => console.log('microtask:', places(new Error(), 2)));
setTimeout(() => console.log('timer:', places(new Error(), 3)), 1);
setImmediate(() => console.log('immediate:', places(new Error(), 2)));
(async function outer() {
  await (async function inner() {
    await null;
    throw new Error();
  })();
})().catch((error) => console.log('async:', places(error, 3)));
console.log('script:', places(new Error(), 6));
