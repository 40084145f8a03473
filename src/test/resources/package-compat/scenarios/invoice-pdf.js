// Draws an invoice of two pages and stores it; the bytes are the same on every run.
const { createHash } = require('node:crypto');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { pipeline } = require('node:stream/promises');
const { PDFDocument: LoadedPdf } = require('pdf-lib');
const PDFDocument = require('pdfkit');

const items = Array.from({ length: 70 }, (_, n) => ({ name: `Article ${n + 1}`, amount: (n % 5) + 1, price: 1.25 * (n + 1) }));
const euro = new Intl.NumberFormat('de-AT', { style: 'currency', currency: 'EUR' });

(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'invoice-'));
  const file = path.join(folder, 'invoice.pdf');
  const doc = new PDFDocument({ size: 'A4', margins: { top: 60, bottom: 60, left: 50, right: 50 }, compress: false, bufferPages: true, info: { Title: 'Invoice 17', Author: 'Shop', CreationDate: new Date(Date.UTC(2024, 1, 29)) } });
  const written = pipeline(doc, fs.createWriteStream(file));
  doc.font('Helvetica-Bold').fontSize(22).text('Invoice', { continued: true }).font('Helvetica').text(' № 17'.normalize('NFKD'));
  doc.moveDown().fontSize(9);
  let sum = 0;
  for (const [index, { name, amount, price }] of items.entries()) {
    if (doc.y > 740) doc.addPage();
    const { y } = doc;
    if (index % 2) doc.rect(50, y - 2, 495, 14).fillOpacity(0.1).fill('#336699').fillOpacity(1);
    doc.fillColor('black').text(name, 55, y).text(String(amount), 300, y, { width: 50, align: 'right' }).text(euro.format(price).replace('€', 'EUR'), 400, y, { width: 140, align: 'right' });
    doc.moveDown(0.4);
    sum += amount * price;
  }
  doc.moveTo(50, doc.y).lineTo(545, doc.y).dash(3).stroke().undash();
  doc.font('Courier').fontSize(12).text(`Sum ${sum.toFixed(2)} EUR`, 50, doc.y + 10, { align: 'right' });
  doc.save().translate(100, 600).rotate(-30).scale(0.5).path('M 0 0 L 100 0 L 50 80 Z').fillAndStroke('gold', 'black').restore();
  const range = doc.bufferedPageRange();
  for (let page = range.start; page < range.start + range.count; page++) {
    doc.switchToPage(page);
    doc.fontSize(8).text(`Page ${page + 1} of ${range.count}`, 50, 770, { lineBreak: false });
  }
  doc.end();
  await written;
  const bytes = fs.readFileSync(file);
  const text = bytes.toString('latin1').replace(/\/ID \[.*?\]/, '');
  console.log(bytes.length, createHash('sha256').update(text).digest('hex'), sum);
  const loaded = await LoadedPdf.load(bytes);
  console.log(loaded.getPageCount(), loaded.getTitle(), loaded.getAuthor(), loaded.getPage(1).getSize());
  fs.rmSync(folder, { recursive: true });
})();
