// What the engine's own errors say when they are made texts before anybody has looked at their stack.
const texts = [
  () => Object.preventExtensions([]).push(1),
  () => null.x,
  () => undefined.y(),
  () => Object.assign(Object.freeze({ a: 1 }), { a: 2 }),
  () => decodeURIComponent('%'),
];
for (const code of texts) {
  try {
    'use strict';
    code();
  } catch (error) {
    console.log(String(error), /object is not extensible/.test(error));
  }
}
console.log(Error.prototype.toString.name, Error.prototype.toString.length, String(Error.prototype.toString));
console.log(Error.prototype.toString.call({ name: 'N', message: 'm' }));
