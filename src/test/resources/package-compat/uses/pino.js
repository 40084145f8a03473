const pino = require('pino');
const { Writable } = require('node:stream');

const stream = new Writable({ write(chunk, encoding, callback) { console.log(String(chunk).trim()); callback(); } });
const logger = pino({
  base: { app: 'task' }, timestamp: () => ',"time":0', level: 'debug',
  redact: ['password', 'user.*.secret'], serializers: { error: ({ name, message }) => ({ name, message }) }, formatters: { level: (label) => ({ level: label }) }, mixin: () => ({ mixed: true }),
}, stream);
logger.info('hello %s %d %j', 'world', 42, { a: 1 });
logger.warn({ password: 'x', user: { ann: { secret: 'y', name: 'Ann' } } }, 'redacted');
logger.child({ request: 7 }, { level: 'error' }).info('silent');
logger.child({ request: 8 }).error({ error: new TypeError('bad') }, 'failed');
logger.trace('silent');
console.log(logger.isLevelEnabled('trace'), pino.levels.labels[50], pino.stdSerializers.err(new Error('x')).type);
const multi = pino({ timestamp: false, base: null }, pino.multistream([{ stream }, { level: 'error', stream: { write: (line) => console.log('errors:', line.trim()) } }]));
multi.info({ big: 10n, nested: [undefined, null, new Date(0)], text: 'quote " \u2028' }, 'one');
multi.fatal('two');
