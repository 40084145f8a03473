const ExcelJS = require('exceljs');

(async () => {
  const book = new ExcelJS.Workbook();
  book.creator = 'task';
  const sheet = book.addWorksheet('Prices', { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = [{ header: 'Item', key: 'item', width: 20 }, { header: 'Price', key: 'price', style: { numFmt: '0.00' } }, { header: 'Day', key: 'day' }];
  sheet.addRows([{ item: 'Tea & <milk>', price: 3.5, day: new Date(Date.UTC(2024, 1, 29)) }, { item: 'Coffee', price: 4.25 }]);
  sheet.addRow(['Sum', { formula: 'SUM(B2:B3)', result: 7.75 }]);
  sheet.getRow(1).font = { bold: true };
  sheet.mergeCells('A6:B6');
  sheet.getCell('A6').value = { richText: [{ text: 'rich ' }, { font: { italic: true }, text: 'text' }] };
  const buffer = await book.xlsx.writeBuffer();
  const again = new ExcelJS.Workbook();
  await again.xlsx.load(buffer);
  const read = again.getWorksheet('Prices');
  read.eachRow((row, number) => console.log(number, row.values.slice(1)));
  console.log(again.creator, read.getCell('B2').numFmt, read.getCell('A1').font.bold, read.getColumn(1).width, read.views[0].ySplit, read.getCell('B6').isMerged);
  console.log((await again.csv.writeBuffer()).toString());
})();
