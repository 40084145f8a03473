// What Node's own bindings answer, one line a question; the Java halves must answer the same (NodeBindingsTest). The expected
// answers are real Node's: node --expose-internals bindings.js > bindings.expected.txt
'use strict';

function answers(internalBinding) {
  const b = internalBinding('buffer'), sd = internalBinding('string_decoder'), enc = internalBinding('encoding_binding'), icu = internalBinding('icu'), url = internalBinding('url');
  const out = [];
  let section;
  const show = (v) => v === undefined ? 'undefined' : ArrayBuffer.isView(v) ? `${v.constructor.name}:${Array.from(new Uint8Array(v.buffer, v.byteOffset, v.byteLength))}` : typeof v === 'string' ? Array.from({length: v.length}, (_, i) => v.charCodeAt(i) > 126 || v.charCodeAt(i) < 32 ? '\\u' + v.charCodeAt(i).toString(16).padStart(4, '0') : v[i]).join('') : Array.isArray(v) ? v.map(show).join('|') : String(v);
  const t = (label, f) => { let r; try { r = show(f()); } catch (e) { r = `${e.name} ${e.code} ${e.message} ${e.input} ${e.base}`; } out.push(`${section} ${label} => ${r}`); };
  section = 'buffer';
  const texts = ['', 'a', 'hello', 'h\u00e9llo w\u00f6rld', '\u20ac100', '\ud83d\ude00 smile', '\ud800', 'x\udc00y', '\ud83d', 'a\ud83d\ude00b\ud800c', '00ff', '0g', 'abc', 'ABCDEF0', 'YQ==', 'YWI=', 'YWJj', 'YW Jj\nZGVm', 'YW-_', 'YW+/', '=bad', 'YQ==YQ==', '\u0100\u0141\u0142', 'Y\u20acQ', 'a\u00ff', 'zz', 'YWJjZ', 'YWJjZA', '\u3042\u3044'];
  const writes = ['asciiWriteStatic', 'latin1WriteStatic', 'utf8WriteStatic', 'base64Write', 'base64urlWrite', 'hexWrite', 'ucs2Write'];
  for (const w of writes) for (const s of texts) for (const [size, off, len] of [[16, 0, 16], [5, 1, 3], [4, 2, undefined]]) {
    t(`${w} ${show(s)} ${size},${off},${len}`, () => { const u = new Uint8Array(size); const n = len === undefined ? b[w](u, s, off) : b[w](u, s, off, len); return [n, u]; });
  }
  const bytes = [[], [0], [104, 105], [0xc3, 0xa9], [0xc3], [0xe2, 0x82, 0xac], [0xe2, 0x82], [0xf0, 0x9f, 0x98, 0x80], [0xf0, 0x9f, 0x98], [0xf0, 0x9f], [0xf0], [0xed, 0xa0, 0x80], [0xc0, 0x80], [0xff, 0xfe], [0xf4, 0x90, 0x80, 0x80], [0xef, 0xbb, 0xbf, 65], [0xe0, 0x80, 0x80], [0xe0, 0xa0], [0x61, 0x80, 0x62], [0xf8, 0x88, 0x80, 0x80, 0x80], [1, 2, 3, 4, 5, 6, 7], [0x3d, 0xd8, 0x00, 0xde], [0x00, 0xd8], [0xfb, 0xff, 0xfe], [0xf0, 0x80, 0x80, 0x80], [0xf1, 0x80, 0xe2, 0x82, 0x41]];
  const slices = ['asciiSlice', 'base64Slice', 'base64urlSlice', 'latin1Slice', 'hexSlice', 'ucs2Slice', 'utf8Slice'];
  for (const s of slices) for (const x of bytes) { t(`${s} ${x}`, () => b[s](Uint8Array.from(x))); t(`${s} ${x} 1..`, () => b[s](Uint8Array.from(x), 1)); t(`${s} ${x} 1..3`, () => b[s](Uint8Array.from(x), 1, 3)); }
  for (const s of texts) { t(`byteLengthUtf8 ${show(s)}`, () => b.byteLengthUtf8(s)); t(`btoa ${show(s)}`, () => b.btoa(s)); t(`atob ${show(s)}`, () => { const r = b.atob(s); return typeof r === 'number' ? 'refused' : r; }); t(`encode ${show(s)}`, () => enc.encodeUtf8String(s)); for (const n of [0,1,2,3,4,5,6,20]) t(`encodeInto ${show(s)} ${n}`, () => { const u = new Uint8Array(n); enc.encodeInto(s, u); return [enc.encodeIntoResults[0], enc.encodeIntoResults[1], u]; }); }
  for (const x of bytes) { for (const [bom, fatal] of [[false, false], [true, false], [false, true]]) t(`decodeUTF8 ${x} ${bom} ${fatal}`, () => enc.decodeUTF8(Uint8Array.from(x), bom, fatal)); t(`isUtf8 ${x}`, () => b.isUtf8(Uint8Array.from(x))); t(`isAscii ${x}`, () => b.isAscii(Uint8Array.from(x))); }
  const hay = Uint8Array.from([1, 2, 3, 1, 2, 3, 97, 0, 98, 0, 97, 0, 0xe2, 0x82, 0xac, 97]);
  for (const dir of [true, false]) for (const off of [0, 3, -1, -100, 15, 17, 2.7]) {
    for (const n of [1, 97, 256 + 97, 5]) t(`indexOfNumber ${n} ${off} ${dir}`, () => b.indexOfNumber(hay, n, off, dir));
    for (const x of [[], [1, 2], [97], [97, 0], [9], [0xac, 97]]) for (const e of [1, 3]) t(`indexOfBuffer ${x} ${off} ${e} ${dir}`, () => b.indexOfBuffer(hay, Uint8Array.from(x), off, e, dir));
    for (const s of ['', 'a', '\u20ac', 'ab', '\u0001', 'b']) for (const e of [1, 3, 4]) t(`indexOfString ${show(s)} ${off} ${e} ${dir}`, () => b.indexOfString(hay, s, off, e, dir));
  }
  for (const [x, y] of [[[], []], [[1], []], [[1], [1]], [[1, 2], [1, 255]], [[200], [100]], [[1], [1, 0]]]) t(`compare ${x} ${y}`, () => b.compare(Uint8Array.from(x), Uint8Array.from(y)));
  for (const a of [[0,0,3,3],[1,0,3,2],[0,2,9,9],[4,0,5,5],[0,4,5,5],[3,3,3,3]]) t(`compareOffset ${a}`, () => b.compareOffset(Uint8Array.from([1,2,3]), Uint8Array.from([1,2,4]), ...a));
  for (const v of ['abc', '\u20ac', 'zz', '0102', 'YQ==', '\u0141']) for (const e of ['utf8', 'hex', 'base64', 'latin1', 'ucs2', undefined]) t(`fill ${show(v)} ${e}`, () => { const u = new Uint8Array(7); return [b.fill(u, v, 1, 6, e), u]; });
  for (const v of [Uint8Array.from([1, 2]), new Uint8Array(0), 7, 300]) t(`fill ${show(v)}`, () => { const u = new Uint8Array(5); return [b.fill(u, v, 0, 5), u]; });
  t('fill oob', () => b.fill(new Uint8Array(3), 'a', 2, 9)); t('fill oob2', () => b.fill(new Uint8Array(3), 'a', 3, 2));
  for (const n of [16, 32, 64]) t(`swap${n}`, () => b[`swap${n}`](Uint8Array.from({ length: 16 }, (_, i) => i)));
  section = 'string_decoder';
  for (const e of [0, 1, 2, 3, 7]) for (const x of bytes) for (let k = 0; k <= x.length; k++) {
    t(`decoder ${e} ${x} @${k}`, () => { const s = new Uint8Array(7); s[6] = e; const p = Uint8Array.from(x); const one = sd.decode(s, p.subarray(0, k)); const m = Array.from(s.subarray(4, 6)).join(); const two = sd.decode(s, p.subarray(k)); const m2 = Array.from(s.subarray(4, 6)).join(); return [one, m, two, m2, s[5] > 0 ? sd.flush(s) : '', Array.from(s.subarray(4,6)).join()]; });
  }
  section = 'icu';
  for (const s of ['abc', '\u3042\u3044', '\ud83d\ude00', '\ud83d\udc69\u200d\ud83d\udc69', 'a\u0301', '\u00ad', '\u200b', '\u2026', '\t', '\u231a', '\uac00']) for (const a of [[], [true], [false, false], [false, true]]) t(`width ${show(s)} ${a}`, () => icu.getStringWidth(s, ...a));
  for (const f of ['ascii', 'latin1', 'utf8', 'ucs2', 'hex']) for (const g of ['ascii', 'latin1', 'utf8', 'ucs2', 'base64']) for (const x of [[0x61], [0xe9], [0xc3, 0xa9], [0xe2, 0x82, 0xac], [0xac, 0x20], [0x3d, 0xd8, 0x00, 0xde], [0xff, 0xfe, 0x41]].filter((x) => f !== 'ucs2' || x.length % 2 === 0)) t(`transcode ${f} ${g} ${x}`, () => { const r = icu.transcode(Uint8Array.from(x), f, g); return typeof r === 'number' ? r : new Uint8Array(r); });
  for (const c of [0, 1, 10, 12]) t(`icuErrName ${c}`, () => icu.icuErrName(c));
  for (const l of ['utf-16le', 'utf-16be', 'gb18030', 'big5', 'euc-jp', 'iso-2022-jp', 'shift_jis', 'euc-kr', 'nonsense', 'gbk', 'windows-1252', 'replacement']) {
    t(`hasConverter ${l}`, () => icu.hasConverter(l));
    for (const fl of l.startsWith('utf') ? [0, 2, 4] : [0, 2]) for (const x of [[0x61, 0], [0, 0x61], [0xff, 0xfe, 0x61, 0], [0xfe, 0xff, 0, 0x61], [0x82, 0xa0], [0xa4, 0xa2], [0xb0, 0xa1], [0x81], [0x81, 0x30, 0x81, 0x30], [0x1b, 0x24, 0x42, 0x24, 0x22], [0xff], [0x3d, 0xd8, 0x00, 0xde], [0x00, 0xd8, 0x41], [0x8e, 0xb1], [0x80], [0xa1, 0x61], [0xc8, 0x41]])
      t(`icu ${l} ${fl} ${x}`, () => { const c = icu.getConverter(l, fl); if (!c) return 'none'; const u = Uint8Array.from(x); return icu.decode(c, u.subarray(0, 1), 0, l) + '/' + icu.decode(c, u.subarray(1), 1, l) + '/' + icu.decode(c, u, 1, l); });
  }
  section = 'url';
  const bases = [undefined, 'http://user:pw@host.example:8080/a/b/c?q#f', 'file:///C:/dir/file', 'file://srv/x', 'mailto:me@x', 'foo://h/p/q', 'foo:/p/q', 'blob:https://a.b/c', 'data:text/plain,x'];
  const inputs = ['http://example.com', 'HTTP://EXAMPLE.com:80/', 'https://example.com:443/a/../b/./c?d#e', 'http://a b/', 'http://a%41b/', 'http://ex%00/', '//h2/p', '/abs', 'rel', '../up', '../../../..', '?q', '#h', '', ' \t x ', 'mailto:a@b.c', 'data:text/html, <p> #x', 'javascript:alert(1)', 'file:c:\\foo\\bar', 'file:///c|/x', 'file://localhost/y', 'C|/a', '/D:/b', 'http://[::1]:3000/', 'http://[1:0:0:2::3]/', 'http://[::ffff:1.2.3.4]/', 'http://[1::2::3]/', 'http://[g]/', 'http://1.2.3/', 'http://0x7f.1/', 'http://256.1.1.1/', 'http://1.2.3.08/', 'http://4294967295', 'http://4294967296', 'http://0.0x100', 'http://m\u00fcnchen.de/\u00fc?\u00fc#\u00fc', 'http://xn--mnchen-3ya.de/', 'http://xn--/', 'http://\u2603.net', 'http://fa\u00df.de', 'http://\ud83d\ude00.com', 'http://a..b/', 'http://-a-.b', 'http://a_b', 'http://u:p@h/', 'http://u@h', 'http://:p@h', 'http://u:@h', 'http://@h', 'http://a@b@c/', 'http://u%20:p/q@h', 'ws://h:80', 'wss://h:443/', 'ftp://h:21', 'foo://h:80/x', 'foo://H\u00e9', 'foo:bar baz ?q ', 'foo:bar  #f', 'foo:/a/../..//b', 'foo:///p', 'foo:////p', 'foo://', 'foo:/..//x', 'http:x', 'http:/x', 'http:\\\\x\\y', 'http://h:', 'http://h:65536', 'http://h:00080/', 'http://h:8a', 'http://h/a%2e%2E/b', 'http://h/%2e/', "http://h/p?a'b", "foo://h/p?a'b", 'http://h/`{}|^"<>', 'http://h/?`{}|^"<>', 'http://h/#`{}|^"<>', 'http://h/\ud800', 'http://h/a\tb\nc', 'http', 'http:', '://x', '1http://x', 'http://h?q', 'http://h#f', 'blob:http://a/b', 'blob:x', 'http://a<b', 'http://a^b', 'foo://a^b', 'foo://a%b', 'http://%zz', 'http://a\u00adb/', 'http://\u00ad/', 'file:..', 'file:', 'file://', 'file:///', 'file:?q', 'file:#h', 'file://h:80/', 'file://u@h/', 'web+x:y', 'http://\uff11.2.3.4', 'http://a.b.', 'http://1.2.3.4.', 'http://h/\u0000', 'non-special:\\x', 'http://h\\x', 'foo://h\\x'];
  for (const base of bases) for (const i of inputs) t(`parse ${show(i)} ${base}`, () => { const h = url.parse(i, base, true); return [h, Array.from(url.urlComponents).join()]; });
  for (const i of inputs) { t(`canParse ${show(i)}`, () => url.canParse(i)); t(`canParseB ${show(i)}`, () => url.canParse(i, 'http://b/c')); t(`getOrigin ${show(i)}`, () => url.getOrigin(i)); t(`format ${show(i)}`, () => [url.format(i, false, true, true, true), url.format(i, true, false, false, false)]); }
  const hrefs = ['http://user:pw@host.example:8080/a/b?q#f', 'https://h/', 'file:///C:/x', 'file://srv/y', 'mailto:me@x', 'foo://h/p', 'foo:/p', 'foo:///p', 'ws://h:81/'];
  const values = [['https', 'file', 'foo', 'ws:x', '1', '', 'HTTP', 'mailto'], ['h2', 'h2:99', 'h2:80', ':5', '', 'a b', '[::1]:7', 'x/y', 'h:99999', 'u@h', 'h2:x', 'h2:9x'], ['h3', 'h3:99', '', 'a/b', '\u00fc', '1.2', 'x?y', ':'], ['90', '', '443', '80', 'x', '9x', '99999', '-1', '0', '00021'], ['u2', '', 'a:b@', '\u00fc'], ['p2', '', ':'], ['/n/../m', 'rel', '', 'a?b#c', '//x', '\\w', '/.//x', 'C|/y'], ['?s', 's', '', 'a#b', "'", '??', '\u00fc'], ['#h', 'h', '', '##', ' `'], ['http://new/', 'bad', '']];
  hrefs.forEach((h) => values.forEach((vs, action) => vs.forEach((v) => t(`update ${h} ${action} ${show(v)}`, () => { const r = url.update(h, action, v); return r === false ? h : [r, Array.from(url.urlComponents).join()].join(' ').split(' ')[0]; }))));
  for (const d of ['m\u00fcnchen.de', 'xn--mnchen-3ya.de', 'a b', 'x', 'X', '\u4e2d\u6587.com', 'xn--iñvalid.com', 'EXAMPLE.com', '', 'fa\u00df.de', '1.2', 'a.xn--fiq228c.b', 'h:80', 'a/b', '[::1]', 'a_b']) { t(`domainToASCII ${show(d)}`, () => url.domainToASCII(d)); t(`domainToUnicode ${show(d)}`, () => url.domainToUnicode(d)); t(`toASCII ${show(d)}`, () => enc.toASCII(d)); t(`toUnicode ${show(d)}`, () => enc.toUnicode(d)); }
  for (const p of ['/a/b', '/a b%#?[]^|~"', '/\u00fc\\x', '/\n\t\r', '/a/../b', '/\ud800']) { t(`pathToFileURL ${show(p)}`, () => [url.pathToFileURL(p, false), Array.from(url.urlComponents).join()]); t(`pathToFileURLw ${show(p)}`, () => url.pathToFileURL(p, true, 'srv')); }
  return out.join('\n');
}

module.exports = answers;

if (require.main === module) {
  console.log(answers(require('internal/test/binding').internalBinding));
}
