'use strict';

// A mail with an attachment over STARTTLS and a password, to a server that checks both.

const assert = require('assert');
const nodemailer = require('nodemailer');
const { SMTPServer } = require('smtp-server');

async function main() {
  const received = [];
  const server = new SMTPServer({
    authMethods: ['PLAIN', 'LOGIN'],
    onAuth: ({ username, password }, session, done) => {
      assert.strictEqual(session.secure, true);
      if (username === 'me' && password === 'secret') done(null, { user: 'me' });
      else done(new Error('Invalid username or password'));
    },
    onData: async (stream, session, done) => {
      const chunks = [];
      for await (const chunk of stream) chunks.push(chunk);
      received.push({ to: session.envelope.rcptTo.map((to) => to.address), text: Buffer.concat(chunks).toString() });
      done();
    },
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

  const options = { host: '127.0.0.1', port: server.server.address().port, requireTLS: true, tls: { rejectUnauthorized: false } };
  const transport = nodemailer.createTransport({ ...options, auth: { user: 'me', pass: 'secret' } });
  const info = await transport.sendMail({
    from: 'me@example.org',
    to: 'you@example.org, them@example.org',
    subject: 'Grüße',
    text: 'Hello',
    attachments: [{ filename: 'a.bin', content: Buffer.alloc(100000, 1) }],
  });
  assert.deepStrictEqual(info.accepted, ['you@example.org', 'them@example.org']);
  assert.deepStrictEqual(received[0].to, ['you@example.org', 'them@example.org']);
  assert.match(received[0].text, /Subject: =\?UTF-8\?/);
  assert.match(received[0].text, /AQEBAQEB/);

  const wrong = nodemailer.createTransport({ ...options, auth: { user: 'me', pass: 'wrong' } });
  await assert.rejects(wrong.sendMail({ from: 'me@example.org', to: 'you@example.org', text: 'x' }), { code: 'EAUTH' });
  const trusting = nodemailer.createTransport({ ...options, tls: {}, auth: { user: 'me', pass: 'secret' } });
  await assert.rejects(trusting.sendMail({ from: 'me@example.org', to: 'you@example.org', text: 'x' }), /certificate/);
  await new Promise((resolve) => server.close(resolve));
  console.log('done');
}

main();
