const { List, Map, OrderedMap, Record, Seq, Set, fromJS, is } = require('immutable');

const state = fromJS({ users: { ann: { age: 31, tags: ['x'] } } });
const next = state.updateIn(['users', 'ann', 'age'], (age) => age + 1).setIn(['users', 'bob'], Map({ age: 9 }));
console.log(JSON.stringify(next), state.getIn(['users', 'ann', 'age']), is(state, fromJS(state.toJS())));
console.log(String(List([1, 2, 3]).push(4).map((n) => n * n)), List.of('a', 'b').toArray());
const Point = Record({ x: 0, y: 0 }, 'Point');
console.log(String(Point({ x: 2 }).set('y', 5)), Set([1, 2]).union([2, 3]).size);
console.log(Seq({ b: 1, a: 2 }).flip().toObject(), OrderedMap([['z', 1], ['y', 2]]).keySeq().toArray());
console.log(Seq(Array.from({ length: 50000 }, (_, n) => n)).filter((n) => n % 7 === 0).map((n) => n * 2).take(3).toJS());
console.log(next, List([1, Map({ k: 'v' })]));
