// An object without a prototype is still shown with its class.
'use strict';

const { format, inspect } = require('util');

class Foo { toString() { return 'Bar'; } }
class Failure extends Error {}

const foo = Object.setPrototypeOf(new Foo(), null);
console.log(format('%s', foo), inspect(foo));
console.log(inspect(Object.setPrototypeOf(Object.assign(new Foo(), { a: 1 }), null)));
console.log(inspect(Object.setPrototypeOf(Object.setPrototypeOf(new Foo(), null), Failure.prototype)).split('\n')[0]);
console.log(inspect(Object.setPrototypeOf({}, null)), inspect(Object.create(null)));
console.log(inspect(Object.setPrototypeOf(new Map([[1, 2]]), null)), Object.setPrototypeOf.length);
for (const args of [[], [null, {}], [{}, 1], [Object.preventExtensions({}), null]]) {
  try {
    console.log(Object.setPrototypeOf(...args));
  } catch (error) {
    console.log(error.name);
  }
}
console.log(`${Object.setPrototypeOf}`, Object.keys(Object));
