'use strict';

// One secure server, which HTTP/2 and HTTP/1 clients find out what to speak with; and files as answers.

const fs = require('fs');
const http2 = require('http2');
const https = require('https');
const path = require('path');
const { once } = require('events');

const read = (name) => fs.readFileSync(path.join(__dirname, '../tls', name));
const file = path.join(__dirname, '../tls/ca.pem');

async function text(stream) {
  let all = '';
  for await (const chunk of stream.setEncoding('latin1')) all += chunk;
  return all;
}

(async () => {
  const server = http2.createSecureServer({
    key: read('localhost.key.pem'), cert: read('localhost.pem'), allowHTTP1: true,
  });
  server.on('request', (request, response) => {
    if (request.url === '/') response.end(`${request.httpVersion} ${request.socket.alpnProtocol}`);
  });
  server.on('stream', (stream, headers) => {
    if (headers[':path'] === '/file') stream.respondWithFile(file, { 'content-type': 'text/plain' });
    if (headers[':path'] === '/part') stream.respondWithFile(file, {}, { offset: 11, length: 10 });
    if (headers[':path'] === '/none') stream.respondWithFile('/no/such/file', {}, { onError: (error) => {
      stream.respond({ ':status': 404 });
      stream.end(error.code);
    } });
  });
  server.listen(0);
  await once(server, 'listening');
  const { port } = server.address();
  const ca = read('ca.pem');

  const client = http2.connect(`https://localhost:${port}`, { ca });
  await once(client, 'connect');
  console.log(client.alpnProtocol, client.encrypted, client.socket.authorized);
  console.log(await text(client.request({ ':path': '/' })));
  console.log((await text(client.request({ ':path': '/file' }))) === fs.readFileSync(file, 'latin1'));
  console.log(await text(client.request({ ':path': '/part' })));
  const none = client.request({ ':path': '/none' });
  console.log((await once(none, 'response'))[0][':status'], await text(none));
  client.close();

  const old = https.get({ port, ca, host: 'localhost', agent: false });
  const [response] = await once(old, 'response');
  console.log(response.httpVersion, await text(response));
  server.close();
})();
