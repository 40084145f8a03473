const { PDFDocument, StandardFonts, degrees, rgb } = require('pdf-lib');

(async () => {
  const doc = await PDFDocument.create({ updateMetadata: false });
  doc.setTitle('Made here');
  doc.setCreationDate(new Date(0));
  const font = await doc.embedFont(StandardFonts.Helvetica);
  const page = doc.addPage([300, 200]);
  page.drawText('Hello, Wörld', { x: 20, y: 150, size: 24, font, color: rgb(0, 0.5, 0.7), rotate: degrees(10) });
  page.drawRectangle({ x: 10, y: 10, width: 50, height: 30, borderWidth: 2, opacity: 0.5 });
  const png = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==';
  page.drawImage(await doc.embedPng(png), { x: 100, y: 50, width: 20, height: 20 });
  const form = doc.getForm();
  form.createTextField('name').setText('Ann');
  const bytes = await doc.save();
  console.log(Buffer.from(bytes.subarray(0, 8)).toString('latin1').trim(), bytes.length);
  const again = await PDFDocument.load(bytes, { updateMetadata: false });
  console.log(again.getPageCount(), again.getTitle(), again.getCreationDate(), again.getPage(0).getSize(), again.getForm().getTextField('name').getText());
  const [copied] = await doc.copyPages(again, [0]);
  doc.insertPage(0, copied);
  console.log(doc.getPageCount(), font.widthOfTextAtSize('Hello', 12).toFixed(3), (await doc.saveAsBase64()).length > 1000);
})();
