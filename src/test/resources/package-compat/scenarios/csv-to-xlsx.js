// Turns a CSV file into a workbook, and the workbook back into CSV.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { finished, pipeline } = require('node:stream/promises');
const { parse } = require('csv-parse');
const { stringify } = require('csv-stringify/sync');
const ExcelJS = require('exceljs');

(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'xlsx-'));
  const at = (name) => path.join(folder, name);
  const lines = Array.from({ length: 500 }, (_, n) => [n + 1, `Customer ${n} "${'äöü€'[n % 4]}"`, (n * 37 % 1000) / 10, new Date(Date.UTC(2024, 0, 1 + n)).toISOString().slice(0, 10), n % 3 === 0]);
  fs.writeFileSync(at('in.csv'), stringify(lines, { header: true, columns: ['id', 'name', 'total', 'day', 'paid'], cast: { boolean: String } }));

  const writer = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: at('out.xlsx'), useStyles: true, useSharedStrings: true });
  const sheet = writer.addWorksheet('Orders');
  sheet.columns = [{ header: 'Id', key: 'id' }, { header: 'Name', key: 'name', width: 30 }, { header: 'Total', key: 'total', style: { numFmt: '#,##0.00' } }, { header: 'Day', key: 'day' }, { header: 'Paid', key: 'paid' }];
  await pipeline(fs.createReadStream(at('in.csv')), parse({ columns: true, cast: (value, { column }) => ({ id: Number, total: Number, day: (text) => new Date(text), paid: (text) => text === 'true' })[column]?.(value) ?? value, cast_first_line: false }), async (rows) => {
    for await (const row of rows) sheet.addRow(row).commit();
  });
  sheet.commit();
  await writer.commit();

  const book = new ExcelJS.Workbook();
  await book.xlsx.readFile(at('out.xlsx'));
  const read = book.getWorksheet('Orders');
  console.log(read.rowCount, read.getRow(1).values.slice(1), read.getRow(2).values.slice(1), read.getRow(501).values.slice(1), read.getCell('C7').numFmt);
  let sum = 0;
  let paid = 0;
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(at('out.xlsx'), { sharedStrings: 'cache', worksheets: 'emit' });
  for await (const worksheet of reader) for await (const row of worksheet) if (row.number > 1) { sum += row.getCell(3).value; paid += row.getCell(5).value ? 1 : 0; }
  console.log(sum.toFixed(2), paid);
  const out = fs.createWriteStream(at('again.csv'));
  await book.csv.write(out, { sheetName: 'Orders', dateFormat: 'YYYY-MM-DD', dateUTC: true });
  if (!out.writableEnded) out.end();
  if (!out.closed) await finished(out).catch(() => {});
  const again = fs.readFileSync(at('again.csv'), 'utf8').split('\n');
  console.log(again.length, again[1], again[500], fs.readFileSync(at('in.csv'), 'utf8').split('\n')[500]);
  fs.rmSync(folder, { recursive: true });
})();
