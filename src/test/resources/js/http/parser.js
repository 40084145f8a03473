// Messages, good and bad, whole and in pieces, through the parser below http.
'use strict';

const { HTTPParser } = require('_http_common');

const crlf = (...lines) => lines.join('\r\n');

const requests = {
  'a plain request': crlf('GET /a?b#c HTTP/1.1', 'Host: x ', 'X-Empty:', '', ''),
  'a body with a length': crlf('POST / HTTP/1.1', 'Content-Length: 5', '', 'hello'),
  'chunks and a trailer': crlf('POST / HTTP/1.1', 'Transfer-Encoding: chunked', 'Trailer: Vary', '',
    '3;ext="a b";x=y', 'abc', '0', 'Vary: *', '', ''),
  'two in a row': crlf('GET /1 HTTP/1.1', '', 'GET /2 HTTP/1.0', '', ''),
  'an upgrade': crlf('GET / HTTP/1.1', 'Connection: keep-alive, Upgrade', 'Upgrade: thing', '', 'rest'),
  'a tunnel': crlf('CONNECT host:443 HTTP/1.1', '', 'rest'),
  'many headers': crlf('GET / HTTP/1.1', ...Array.from({ length: 40 }, (_, i) => `h${i}: ${i}`), '', ''),
  'data after close': crlf('GET / HTTP/1.1', 'Connection: close', '', 'GET / HTTP/1.1'),
  'a method unknown': crlf('GETT / HTTP/1.1', '', ''),
  'a bad version': crlf('GET / HTTP/1.9', '', ''),
  'a bad protocol': crlf('GET / HTTPS/1.1', '', ''),
  'a method of another protocol': crlf('PLAY / HTTP/1.1', '', ''),
  'a space in a name': crlf('GET / HTTP/1.1', 'Ho st: x', '', ''),
  'a space before the colon': crlf('GET / HTTP/1.1', 'Host : x', '', ''),
  'a folded value': crlf('GET / HTTP/1.1', 'X: a', ' b', '', ''),
  'a control character': crlf('GET / HTTP/1.1', 'X: a\x01b', '', ''),
  'a line feed alone': 'GET / HTTP/1.1\nHost: x\n\n',
  'two lengths': crlf('POST / HTTP/1.1', 'Content-Length: 1', 'Content-Length: 1', '', 'a'),
  'no length': crlf('POST / HTTP/1.1', 'Content-Length:', '', 'a'),
  'a huge length': crlf('POST / HTTP/1.1', 'Content-Length: 99999999999999999999', '', ''),
  'a length and an encoding': crlf('POST / HTTP/1.1', 'Content-Length: 1', 'Transfer-Encoding: chunked', '', ''),
  'an encoding after chunked': crlf('POST / HTTP/1.1', 'Transfer-Encoding: chunked, gzip', '', ''),
  'an unknown encoding': crlf('POST / HTTP/1.1', 'Transfer-Encoding: gzip', '', ''),
  'a bad chunk size': crlf('POST / HTTP/1.1', 'Transfer-Encoding: chunked', '', 'x'),
  'a chunk too long': crlf('POST / HTTP/1.1', 'Transfer-Encoding: chunked', '', '1', 'ab', ''),
  'headers too large': crlf('GET / HTTP/1.1', `X: ${'x'.repeat(20000)}`, '', ''),
  'extensions too large': crlf('POST / HTTP/1.1', 'Transfer-Encoding: chunked', '', `1;${'x'.repeat(20000)}`, 'a', ''),
};

const responses = {
  'a plain response': crlf('HTTP/1.1 200 OK', 'Content-Length: 2', '', 'hi'),
  'a body until the end': crlf('HTTP/1.0 200 OK', '', 'some', 'more'),
  'none after all': crlf('HTTP/1.1 204 No Content', 'Content-Length: 5', '', ''),
  'information first': crlf('HTTP/1.1 100 Continue', '', 'HTTP/1.1 304 Not Modified', 'Content-Length: 5', '', ''),
  'other protocols': crlf('HTTP/1.1 101 Switching Protocols', 'Upgrade: x', 'Connection: Upgrade', '', 'rest'),
  'a bad status': crlf('HTTP/1.1 2x0 OK', '', ''),
  'no protocol': 'hello',
};

const length = (text) => (text.length > 60 ? `${text.slice(0, 20)}… (${text.length})` : text);

function parse(type, leniency, text, size) {
  const parser = new HTTPParser();
  parser.initialize(type, {}, 0, leniency);
  const log = [];
  let body = '';
  parser[HTTPParser.kOnMessageBegin] = () => { log.push('begin'); };
  parser[HTTPParser.kOnHeaders] = (headers, url) => { log.push(`headers ${headers.map(length)} ${url}`); };
  parser[HTTPParser.kOnHeadersComplete] = (...args) => { log.push(`complete ${JSON.stringify(args, (k, v) => typeof v === 'string' ? length(v) : v)}`); };
  parser[HTTPParser.kOnBody] = (part) => { body += part.latin1Slice(); };
  parser[HTTPParser.kOnMessageComplete] = () => { log.push(`end '${body}'`); body = ''; };
  for (let i = 0; i < text.length; i += size) {
    const part = Buffer.from(text.slice(i, i + size), 'latin1');
    const result = parser.execute(part);
    if (result === part.length) continue;
    log.push(typeof result === 'number' ? `${i + result} of ${text.length}` :
      `${result.message}: ${result.code} ${result.reason} at ${i + result.bytesParsed}`);
    break;
  }
  const end = parser.finish();
  if (end) log.push(`${end.code} ${end.reason}`);
  return log.join('\n  ');
}

for (const [type, texts] of [[HTTPParser.REQUEST, requests], [HTTPParser.RESPONSE, responses]]) {
  for (const [name, text] of Object.entries(texts)) {
    for (const leniency of [HTTPParser.kLenientNone, HTTPParser.kLenientAll]) {
      const whole = parse(type, leniency, text, Infinity);
      console.log(`${name}, ${leniency === 0 ? 'strictly' : 'leniently'}\n  ${whole}`);
      if (text.length < 1000 && leniency === 0) {
        const pieces = parse(type, leniency, text, 1);
        if (pieces !== whole) console.log(`  in pieces:\n  ${pieces}`);
      }
    }
  }
}

// What a function throws comes out of the parser.
const parser = new HTTPParser();
parser.initialize(HTTPParser.REQUEST, {});
parser[HTTPParser.kOnHeadersComplete] = () => { throw new Error('mine'); };
try {
  parser.execute(Buffer.from(requests['a plain request']));
} catch (error) {
  console.log(error.message);
}
console.log(parser.execute(Buffer.from('x')).reason);
