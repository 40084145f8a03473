const _ = require('lodash');

const orders = [
  { id: 1, customer: 'ann', total: 30, tags: ['new', 'gift'] },
  { id: 2, customer: 'bob', total: 12.5, tags: [] },
  { id: 3, customer: 'ann', total: 7, tags: ['gift'] },
];
console.log(_.chain(orders).groupBy('customer').mapValues((list) => _.sumBy(list, 'total')).toPairs().sortBy(0).value());
console.log(_.orderBy(orders, ['customer', 'total'], ['desc', 'asc']).map((order) => order.id));
console.log(_.merge({ a: { b: [1, 2] } }, { a: { b: [3], c: new Date(0) } }));
console.log(_.template('Hello <%= name %>: <% _.forEach(tags, (tag) => { %><%- tag %>;<% }); %>')({ name: 'Ann', tags: ['<b>', '&'] }));
console.log(_.get(orders, '[0].tags[1]'), _.set({}, 'x.y[2]', 1), _.words('fooBar baz-qux'), _.kebabCase('Ünder Score'));
const copy = _.cloneDeep({ when: new Date(5), map: new Map([['k', new Set([1])]]), re: /x/gi });
console.log(copy, _.isEqual(copy, { when: new Date(5), map: new Map([['k', new Set([1])]]), re: /x/gi }));
const later = _.debounce((text) => console.log('debounced', text), 10);
['a', 'b', 'c'].forEach(later);
