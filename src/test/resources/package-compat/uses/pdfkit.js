const PDFDocument = require('pdfkit');
const { createHash } = require('node:crypto');

const doc = new PDFDocument({ size: 'A4', margin: 50, compress: false, info: { Title: 'Report', CreationDate: new Date(0) } });
const chunks = [];
doc.on('data', (chunk) => chunks.push(chunk)).on('end', () => {
  const pdf = Buffer.concat(chunks).toString('latin1').replaceAll(/\/ID \[[^\]]*\]/g, '');
  console.log(pdf.length, pdf.slice(0, 8), pdf.match(/\/Type \/Page\b/g).length, createHash('sha256').update(pdf, 'latin1').digest('hex'));
});
doc.fontSize(20).text('Report', { align: 'center', underline: true }).moveDown();
doc.font('Times-Roman').fontSize(11).text('Lorem ipsum dolor sit amet. '.repeat(120), { columns: 2, columnGap: 15, align: 'justify' });
doc.addPage().save().moveTo(100, 150).lineTo(200, 250).bezierCurveTo(150, 150, 300, 100, 300, 300).lineWidth(3).stroke('#336699').restore();
doc.rect(50, 50, 100, 40).fill(doc.linearGradient(50, 50, 150, 50).stop(0, 'red').stop(1, 'blue'));
doc.list(['one', 'two', ['nested']], 60, 400).link(60, 400, 50, 10, 'http://example.test/');
console.log(doc.widthOfString('measure me').toFixed(3), doc.heightOfString('many words '.repeat(50), { width: 200 }).toFixed(3));
doc.end();
