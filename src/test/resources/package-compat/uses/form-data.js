const FormData = require('form-data');
const http = require('node:http');
const { Readable } = require('node:stream');

const form = new FormData();
form.setBoundary('--edge');
form.append('text', 'Grüße');
form.append('number', '42', { contentType: 'text/x-number' });
form.append('buffer', Buffer.from([104, 105]), { filename: 'hi.json', contentType: 'application/json' });
console.log(form.getHeaders(), form.getLengthSync(), form.hasKnownLength());
console.log(form.getBuffer().toString().replaceAll('\r', ''));

const server = http.createServer((request, response) => {
  let body = '';
  request.setEncoding('utf8').on('data', (text) => { body += text; }).on('end', () => response.end(`${request.headers['transfer-encoding']} ${body.replaceAll('\r', '').replaceAll(/-{10,}\w+/g, 'EDGE')}`));
});
server.listen(0, '127.0.0.1', () => {
  const streamed = new FormData();
  streamed.append('stream', Readable.from(['one ', 'two']), { filename: 'numbers.txt' });
  const request = http.request({ host: '127.0.0.1', port: server.address().port, method: 'POST', headers: streamed.getHeaders(), agent: false });
  request.on('response', (response) => response.setEncoding('utf8').on('data', (text) => console.log(text)).on('end', () => server.close()));
  streamed.pipe(request);
});
