const { parse } = require('csv-parse');
const { parse: parseSync } = require('csv-parse/sync');
const { Readable } = require('node:stream');

const text = 'id;name;price\n1;"Tea; ""green""";3.5\n# comment\n2;Coffee;4\n\n3;"multi\nline";x\n';
console.log(parseSync(text, { delimiter: ';', columns: true, comment: '#', skip_empty_lines: true, cast: (value, { column, header }) => (column === 'price' && !header ? Number(value) : value) }));
(async () => {
  const parser = Readable.from(text.match(/[^]{1,7}/g)).pipe(parse({ delimiter: ';', from_line: 2, comment: '#', skip_empty_lines: true, info: true }));
  for await (const { record, info } of parser) console.log(record, info.lines);
  parse('a,b\n1\n', { columns: true }, (error) => console.log(error.code, error.message));
  parse('a,b\n1\n2,3,4', { relax_column_count: true, trim: true }, (error, rows) => console.log(error, rows));
})();
