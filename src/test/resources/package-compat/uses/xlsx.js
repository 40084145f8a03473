const XLSX = require('xlsx');

const sheet = XLSX.utils.json_to_sheet([{ name: 'Tea', price: 3.5, day: new Date(Date.UTC(2024, 1, 29)) }, { name: 'Kaffee ü', price: 4 }], { cellDates: true });
XLSX.utils.sheet_add_aoa(sheet, [['Sum', { t: 'n', f: 'SUM(B2:B3)', v: 7.5 }]], { origin: -1 });
const book = XLSX.utils.book_new();
XLSX.utils.book_append_sheet(book, sheet, 'Prices');
XLSX.utils.book_append_sheet(book, XLSX.utils.aoa_to_sheet([[1, true, 'x'], [null, '=no']]), 'More');
for (const bookType of ['xlsx', 'xlsb', 'biff8', 'ods', 'csv']) {
  const bytes = XLSX.write(book, { type: 'buffer', bookType, compression: true });
  const again = XLSX.read(bytes);
  console.log(bookType, again.SheetNames.length, XLSX.utils.sheet_to_json(again.Sheets[again.SheetNames[0]], { header: 1 }).map((row) => row.slice(0, 2)));
}
const read = XLSX.read(XLSX.write(book, { type: 'base64' }), { type: 'base64', cellFormula: true });
console.log(read.Sheets.Prices.B4, XLSX.utils.sheet_to_csv(read.Sheets.More), XLSX.utils.encode_cell({ c: 27, r: 9 }), XLSX.SSF.format('#,##0.00', 12345.678));
