const R = require('ramda');

const people = [{ name: 'Ann', age: 31, town: 'Graz' }, { name: 'Bob', age: 17, town: 'Linz' }, { name: 'Cy', age: 44, town: 'Graz' }];
const adultsByTown = R.pipe(R.filter(R.propSatisfies(R.gte(R.__, 18), 'age')), R.groupBy(R.prop('town')), R.map(R.pluck('name')));
console.log(adultsByTown(people));
console.log(R.over(R.lensPath(['a', 'b', 0]), R.inc, { a: { b: [1, 2] } }));
console.log(R.transduce(R.compose(R.map(R.multiply(2)), R.take(3)), R.flip(R.append), [], R.range(1, 100)));
console.log(R.mergeDeepRight({ a: { x: 1, y: 2 } }, { a: { y: 3 } }), R.toString({ d: new Date(0), s: ['q"'] }));
const fetchLength = R.pipeWith(R.andThen, [async (text) => text.trim(), R.length, R.tap(console.log)]);
fetchLength('  four ').then((length) => console.log('length', length));
