'use strict';

// A server and its clients: one that trusts its authority, one that does not, one that looks for somebody else.

const fs = require('fs');
const https = require('https');
const path = require('path');
const { once } = require('events');

const read = (name) => fs.readFileSync(path.join(__dirname, name));

async function ask(options) {
  const request = https.get({ host: 'localhost', agent: false, ...options });
  try {
    const [response] = await once(request, 'response');
    const { subject, issuer, subjectaltname } = response.socket.getPeerCertificate();
    let text = '';
    for await (const chunk of response.setEncoding('utf8')) text += chunk;
    return [response.statusCode, text, response.socket.authorized, response.socket.getProtocol(), subject.CN, issuer.CN, subjectaltname].join(' ');
  } catch (error) {
    // Node's advice to run it with a flag of its own is not ours.
    return `${error.code}: ${error.message.split(';')[0]}`;
  }
}

(async () => {
  const server = https.createServer({ key: read('localhost.key.pem'), cert: read('localhost.pem') }, (request, response) => {
    response.end(`hello at ${request.url}`);
  });
  server.listen(0, 'localhost');
  await once(server, 'listening');
  const { port } = server.address();
  const ca = read('ca.pem');
  console.log(await ask({ port, ca, path: '/x' }));
  console.log(await ask({ port }));
  console.log(await ask({ port, ca, servername: 'other.example' }));
  console.log(await ask({ port, rejectUnauthorized: false }));
  server.close();
})();
