'use strict';

// Sessions are taken up again: with the same server, and with another that has its ticket keys, but not after these have changed.

const fs = require('fs');
const tls = require('tls');
const path = require('path');
const { once } = require('events');

const read = (name) => fs.readFileSync(path.join(__dirname, name));
const identity = { key: read('localhost.key.pem'), cert: read('localhost.pem') };

async function listening(options) {
  const server = tls.createServer({ ...identity, ...options }, (socket) => socket.end('hello'));
  server.listen(0, 'localhost');
  await once(server, 'listening');
  return server;
}

async function visit(server, session, maxVersion) {
  const client = tls.connect({ host: 'localhost', port: server.address().port, ca: read('ca.pem'), session, maxVersion });
  const told = once(client, 'session');
  await once(client, 'secureConnect');
  const reused = client.isSessionReused();
  const next = reused ? session : (await told)[0];
  client.resume();
  await once(client, 'close');
  return { reused, session: next, authorized: client.authorized };
}

(async () => {
  for (const maxVersion of ['TLSv1.2', 'TLSv1.3']) {
    const first = await listening({});
    const second = await listening({ ticketKeys: first.getTicketKeys() });
    let visited = await visit(first, undefined, maxVersion);
    console.log(maxVersion, visited.reused, visited.authorized);
    visited = await visit(first, visited.session, maxVersion);
    console.log(maxVersion, visited.reused, visited.authorized);
    ({ session: visited } = await visit(first, undefined, maxVersion));
    visited = await visit(second, visited, maxVersion);
    console.log(maxVersion, visited.reused, visited.authorized);
    ({ session: visited } = await visit(first, undefined, maxVersion));
    second.setTicketKeys(Buffer.alloc(48, 'k'));
    visited = await visit(second, visited, maxVersion);
    console.log(maxVersion, visited.reused);
    first.close();
    second.close();
  }
})();
