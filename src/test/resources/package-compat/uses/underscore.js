const _ = require('underscore');

console.log(_.countBy(['one', 'two', 'three'], 'length'), _.zip(['a', 'b'], [1, 2]), _.uniq([1, 2, 1, 3]));
console.log(_.template('<% _.each(items, function (item) { %>* <%- item %>\n<% }); %>')({ items: ['<a>', 'b'] }));
const memo = _.memoize((n) => (n < 2 ? n : memo(n - 1) + memo(n - 2)));
console.log(memo(60), _.pluck([{ name: 'x' }, { name: 'y' }], 'name'));
console.log(_(['b', 'c', 'a']).chain().sortBy().map((letter) => letter.toUpperCase()).value());
_.defer(() => console.log('deferred'));
console.log(_.partition(_.range(10), (n) => n % 3 === 0), _.isEqual({ a: [1, { b: 2 }] }, { a: [1, { b: 2 }] }));
