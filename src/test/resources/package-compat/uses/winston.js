const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const winston = require('winston');

const { colorize, combine, errors, json, label, printf, splat, uncolorize } = winston.format;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'winston-'));
const lines = new (require('node:stream').Writable)({ write(chunk, encoding, callback) { console.log('stream', String(chunk).trim()); callback(); } });
const logger = winston.createLogger({
  level: 'verbose',
  format: combine(errors({ stack: false }), splat(), label({ label: 'app' })),
  defaultMeta: { service: 'task' },
  transports: [
    new winston.transports.Stream({ stream: lines, format: printf(({ level, message, label: name, service, ...rest }) => `[${name}] ${level}: ${message} ${service} ${JSON.stringify(rest)}`) }),
    new winston.transports.File({ filename: path.join(folder, 'app.log'), level: 'error', format: json({ deterministic: true }) }),
  ],
});
logger.info('started %s in %d ms', 'fine', 12, { extra: true });
logger.debug('never shown');
logger.child({ request: 7 }).warn('careful', { depth: { a: 1 } });
logger.error(new Error('it broke'));
console.log(JSON.stringify(combine(colorize(), printf(({ level, message }) => `${level} ${message}`)).transform({ level: 'info', message: 'm', [Symbol.for('level')]: 'info' }, {}).level), typeof uncolorize, logger.isLevelEnabled('debug'));
logger.on('finish', () => setTimeout(() => {
  console.log(fs.readFileSync(path.join(folder, 'app.log'), 'utf8').trim());
  fs.rmSync(folder, { recursive: true });
}, 50));
logger.end();
