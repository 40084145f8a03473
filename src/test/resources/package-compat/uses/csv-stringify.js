const { stringify } = require('csv-stringify');
const { stringify: stringifySync } = require('csv-stringify/sync');

console.log(stringifySync([['a', 'b "q"', null], [1, true, new Date(0)], ['x,y', 'l1\nl2', 1.5]]));
console.log(stringifySync([{ id: 1, name: 'Tea', nested: { k: 'v' } }], { header: true, columns: [{ key: 'name', header: 'Name' }, 'nested.k', 'id'], delimiter: ';', quoted_string: true, cast: { number: (n) => `#${n}` } }));
const rows = stringify({ header: true, columns: ['n', 'square'], record_delimiter: 'windows', bom: true });
let text = '';
rows.on('data', (chunk) => { text += chunk; }).on('end', () => console.log(JSON.stringify(text)));
for (let n = 0; n < 4; n++) rows.write({ n, square: n * n });
rows.end();
stringify([['=1+1', '@x']], { escape_formulas: true, quoted: true }, (error, out) => console.log(error, out));
