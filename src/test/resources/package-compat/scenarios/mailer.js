// Renders a mail from templates and a style sheet, and sends it to a mail server.
const juice = require('juice').default;
const less = require('less');
const nodemailer = require('nodemailer');
const nunjucks = require('nunjucks');
const { SMTPServer } = require('smtp-server');
const { text } = require('node:stream/consumers');

const style = '@brand: #336699; .mail { color: darken(@brand, 10%); h1 { font-size: 10px * 2; } .total { font-weight: bold } }';
const layout = '<html><head><style>{{ css | safe }}</style></head><body class="mail">{% block content %}{% endblock %}</body></html>';
const page = '{% extends "layout" %}{% block content %}<h1>Hello {{ to.name }}</h1><ul>{% for item in items %}<li>{{ item.name }}: {{ item.price | euro }}</li>{% endfor %}</ul><p class="total">{{ items | total | euro }}</p>{% endblock %}';
const Templates = nunjucks.Loader.extend({ getSource: (name) => ({ src: { layout, page }[name], path: name, noCache: true }) });
const env = new nunjucks.Environment(new Templates(), { autoescape: true });
env.addFilter('euro', (amount) => `${amount.toFixed(2).replace('.', ',')} €`);
env.addFilter('total', (items) => items.reduce((sum, item) => sum + item.price, 0));

function sink(received) {
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    async onData(stream, session, callback) {
      received.push({ from: session.envelope.mailFrom.address, to: session.envelope.rcptTo.map(({ address }) => address), raw: await text(stream) });
      callback(null, `number ${received.length}`);
    },
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

(async () => {
  const received = [];
  const server = await sink(received);
  const transport = nodemailer.createTransport({ host: '127.0.0.1', port: server.server.address().port, pool: true, maxConnections: 2, ignoreTLS: true });
  const { css } = await less.render(style);
  const people = [{ name: 'Ann <Ü>', address: 'ann@example.test' }, { name: 'Bob', address: 'bob@example.test' }, { name: 'Cy', address: 'cy@example.test' }];
  await Promise.all(people.map(async (to, index) => {
    const html = juice(env.render('page', { css, to, items: [{ name: 'Tea & milk', price: 3.5 }, { name: 'Cake', price: 4 + index }] }));
    const info = await transport.sendMail({
      from: 'Shop <shop@example.test>', to, subject: `Your order №${index}`, html, text: 'See the HTML part.',
      messageId: `<${index}@example.test>`, date: new Date(0), xMailer: false,
      attachments: [{ filename: 'terms.txt', content: 'Terms\n'.repeat(3), cid: 'terms' }],
    });
    if (!info.accepted.includes(to.address)) throw new Error('not accepted');
  }));
  transport.close();
  server.close();
  for (const { from, to, raw } of received.sort((a, b) => String(a.to).localeCompare(String(b.to)))) {
    console.log(from, to);
    console.log(raw.replaceAll('\r', '').replaceAll(/--_NmP-[\w-]+|--[-_\w]*NmP[-_\w]*/g, 'EDGE').replaceAll(/boundary="?[^"\n]+"?/g, 'boundary=EDGE'));
  }
})();
