const qs = require('qs');

console.log(qs.parse('a[b][c]=1&list[]=x&list[]=y&n[1]=b&n[0]=a&e=%C3%BC+1&bare&dup=1&dup=2'));
console.log(qs.parse('a.b=1&c;d', { allowDots: true, delimiter: /[&;]/, strictNullHandling: true }), qs.parse('x=%A7', { charset: 'iso-8859-1' }));
console.log(qs.stringify({ a: { b: ['c', 'd'], e: new Date(0) }, f: null, g: undefined, h: 'ü &' }));
for (const arrayFormat of ['indices', 'brackets', 'repeat', 'comma']) console.log(qs.stringify({ a: [1, 2] }, { arrayFormat, encode: false }));
console.log(qs.stringify({ b: 1, a: 2 }, { addQueryPrefix: true, sort: (x, y) => x.localeCompare(y) }), qs.parse({ 'a[0]': 'q' }));
console.log(qs.parse('a[b][c][d][e][f][g][h]=deep', { depth: 2 }), Object.keys(qs.parse('__proto__[x]=1')));
