const iconv = require('iconv-lite');
const { Readable } = require('node:stream');

for (const [encoding, text] of [['win1252', 'Grüße – €'], ['latin1', 'naïve'], ['shift_jis', '日本語テスト'], ['gbk', '中文字符'], ['big5', '繁體'], ['euc-kr', '한국어'], ['koi8-r', 'привет'], ['utf16', 'bom'], ['utf-32', '🙂'], ['cp437', '░▒▓é'], ['utf7', 'ü+x']]) {
  const bytes = iconv.encode(text, encoding);
  console.log(encoding, bytes.toString('hex'), iconv.decode(bytes, encoding) === text);
}
console.log(iconv.encodingExists('latin-9'), iconv.encodingExists('klingon'), iconv.encode('x', 'utf8', { addBOM: true }), iconv.decode(Buffer.from([0xff, 0xfe, 0x41, 0]), 'utf16'));
let text = '';
Readable.from([Buffer.from([0xc4]), Buffer.from([0xe3, 0xba, 0xc3])]).pipe(iconv.decodeStream('gb18030')).on('data', (part) => { text += part; }).on('end', () => console.log(text));
