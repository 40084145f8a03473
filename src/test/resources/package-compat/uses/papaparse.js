const Papa = require('papaparse');
const { Readable } = require('node:stream');

console.log(Papa.parse('a,b,c\n1,"x ""y""",true\n2,,z,extra\n', { header: true, dynamicTyping: true, skipEmptyLines: true }));
console.log(Papa.unparse([{ x: 1, y: 'a,b' }, { x: null, y: 'l1\nl2' }], { delimiter: ';', quotes: [false, true] }), Papa.parse('a|b\n1|2').meta.delimiter);
Papa.parse(Readable.from(['n,m\n1,', '2\n3,4\n5', ',6']), { header: true, step: ({ data }) => console.log('row', data), complete: stream });

function stream() {
  const rows = Papa.parse(Papa.NODE_STREAM_INPUT, { header: false });
  rows.on('data', (row) => console.log('stream', row)).on('end', () => console.log('end'));
  Readable.from(['p,q\n', 'r,s']).pipe(rows);
}
