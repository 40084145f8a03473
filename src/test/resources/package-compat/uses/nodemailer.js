const nodemailer = require('nodemailer');
const { SMTPServer } = require('smtp-server');
const { text } = require('node:stream/consumers');

const server = new SMTPServer({
  authOptional: false, disabledCommands: ['STARTTLS'], logger: false, hideSize: true,
  onAuth: ({ username, password }, session, callback) => callback(password === 'pw' ? null : new Error('wrong password'), { user: username }),
  onRcptTo: ({ address }, session, callback) => callback(address.startsWith('no') ? Object.assign(new Error('unknown'), { responseCode: 550 }) : null),
  onData: async (stream, session, callback) => { console.log('mail of', session.user, session.envelope.rcptTo.map((to) => to.address)); console.log((await text(stream)).replaceAll('\r', '').replaceAll(/--_NmP-[\w-]+/g, 'EDGE').replaceAll(/"?--_?NmP[^"\n]*/g, 'EDGE')); callback(null, 'queued'); },
});
server.on('error', () => {});
server.listen(0, '127.0.0.1', async () => {
  const options = { host: '127.0.0.1', port: server.server.address().port, secure: false, ignoreTLS: true };
  const transport = nodemailer.createTransport({ ...options, auth: { user: 'ann', pass: 'pw' } });
  console.log(await transport.verify());
  const sent = await transport.sendMail({ from: '"Ann Ü" <ann@example.test>', to: ['bob@example.test', 'no-one@example.test'], cc: 'cy@example.test', subject: 'Grüße ✓', text: 'Hello\n.dot\n', messageId: '<1@example.test>', date: new Date(0), xMailer: false });
  console.log(sent.accepted, sent.rejected, sent.response);
  await nodemailer.createTransport({ ...options, auth: { user: 'ann', pass: 'no' } }).sendMail({ from: 'a@b.test', to: 'c@d.test' }).catch((error) => console.log(error.code, error.responseCode, error.command));
  const built = await nodemailer.createTransport({ streamTransport: true, buffer: true, newline: 'unix' }).sendMail({ from: 'a@b.test', to: 'c@d.test', subject: 'x', html: '<p>ü</p>', text: 'ü', attachments: [{ filename: 'a.txt', content: 'attached' }], messageId: '<2@b.test>', date: new Date(0), boundaryPrefix: 'edge' });
  console.log(built.message.toString().replaceAll(/edge-[\w-]+/g, 'EDGE').replaceAll(/--[-_]NmP-\w+-Part_\d/g, 'EDGE'));
  transport.close();
  server.close();
});
