const QRCode = require('qrcode');
const { createHash } = require('node:crypto');

(async () => {
  console.log(await QRCode.toString('https://example.test/?q=1', { type: 'utf8', errorCorrectionLevel: 'H' }));
  const svg = await QRCode.toString('Grüße 日本', { type: 'svg', margin: 1, color: { dark: '#336699' } });
  console.log(svg.length, createHash('sha1').update(svg).digest('hex'));
  const code = QRCode.create([{ data: 'ABC123', mode: 'alphanumeric' }, { data: '0123456', mode: 'numeric' }], { version: 3 });
  console.log(code.version, code.modules.size, code.maskPattern, code.segments.map((segment) => segment.mode.id));
  const png = await QRCode.toBuffer('png please', { width: 100 });
  console.log(png.subarray(1, 4).toString(), png.readUInt32BE(16), (await QRCode.toDataURL('x')).startsWith('data:image/png;base64,iVBOR'));
  await QRCode.toString('x'.repeat(5000), {}).catch((error) => console.log(error.message.split('.')[0]));
})();
