// Values as V8 writes them, byte for byte, and back.
'use strict';
const v8 = require('v8');

const shared = {};
const cycle = {};
cycle.self = cycle;
const withCause = new RangeError('boom', { cause: { z: 1 } });
withCause.stack = 'STACK';
const renamed = new (class X extends Error {})('m');
renamed.stack = 'S3';
renamed.name = 'Foo';

const values = [
  1, -1, 1.5, -0, 2 ** 31, 'abc', 'a\u00e9', 'a\u20ac', 'ab\u20ac', null, undefined, true, 123n, -(2n ** 70n), 0n,
  [1, 2], [1.5, 2], [1, , 3], [1, 'a', {}], new Array(3), [undefined, null], [NaN, 1], Object.assign([1, 2], { x: 1 }),
  { a: 1, b: { c: [] } }, { 1: 2, x: 3, 4294967295: 5, 4294967294: 1 }, { get x() { return 7; } },
  Object.create({ p: 1 }, { q: { value: 2 }, r: { value: 3, enumerable: true } }),
  new Date(5), /ab/giy, /x/dv, new Map([[1, 2], ['a', {}]]), new Set([1, 'b']),
  new Number(3), new String('q'), new Boolean(false), Object(5n),
  new ArrayBuffer(3), new ArrayBuffer(3, { maxByteLength: 9 }), new Uint16Array([1, 2]), new DataView(new ArrayBuffer(4), 1, 2),
  { a: shared, b: shared }, cycle, withCause, renamed,
];

for (const value of values) {
  const plain = new v8.Serializer();
  plain.writeHeader();
  plain.writeValue(value);
  const bytes = plain.releaseBuffer();
  const reader = new v8.Deserializer(bytes);
  reader.readHeader();
  console.log(bytes.toString('hex'), v8.serialize(value).toString('hex'));
  console.log(reader.readValue());
}

const refused = [
  () => 1, Symbol('q'), Promise.resolve(), new WeakMap(), class Foo {}, new Proxy({}, {}), Object(Symbol('u')),
  [1, 2].values(), new SharedArrayBuffer(4),
];
for (const value of refused) {
  try {
    v8.serialize(value);
  } catch (error) {
    console.log(String(error));
  }
}

for (const hex of ['ff0f', 'ff10', '', 'ff0f6f', 'ff0f5e05', 'ff0f226161', 'ff0e7b', 'ff0f41025f5f240000']) {
  try {
    console.log(v8.deserialize(Buffer.from(hex, 'hex')));
  } catch (error) {
    console.log(String(error));
  }
}
