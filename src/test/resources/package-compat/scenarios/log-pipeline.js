// Streams a large log through parsers and counters to several files, with backpressure and with an abort.
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { Readable, Transform, Writable, addAbortSignal, compose } = require('node:stream');
const { pipeline } = require('node:stream/promises');
const zlib = require('node:zlib');
const { parse } = require('csv-parse');
const { stringify } = require('csv-stringify');
const iconv = require('iconv-lite');
const _ = require('lodash');

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'log-'));
const at = (name) => path.join(folder, name);
function* lines() {
  yield 'time;level;user;ms\n';
  for (let n = 0; n < 20000; n++) yield `${new Date(n * 1000).toISOString()};${['info', 'warn', 'error'][n % 7 % 3]};"user ${'äöü'[n % 3]}${n % 50}";${(n * 7919) % 1000}\n`;
}
class Count extends Transform {
  counts = new Map();

  constructor() { super({ objectMode: true }); }

  _transform(row, encoding, callback) {
    this.counts.set(row.level, (this.counts.get(row.level) ?? 0) + 1);
    callback(null, row.level === 'error' ? row : undefined);
  }
}

(async () => {
  await pipeline(Readable.from(lines()), iconv.encodeStream('latin1'), zlib.createGzip({ level: 1 }), fs.createWriteStream(at('log.gz')));
  const count = new Count();
  await pipeline(fs.createReadStream(at('log.gz'), { highWaterMark: 1000 }), zlib.createGunzip(), iconv.decodeStream('latin1'), parse({ delimiter: ';', columns: true, cast: (value, { column }) => (column === 'ms' ? Number(value) : value) }), count,
    async function* slow(rows) { for await (const row of rows) if (row.ms > 900) yield row; }, stringify({ header: true }), fs.createWriteStream(at('errors.csv')));
  const errors = fs.readFileSync(at('errors.csv'), 'utf8').trim().split('\n');
  console.log(count.counts, errors.length, errors[0], errors[1], errors.at(-1));
  const byUser = _.countBy(errors.slice(1), (line) => line.split(',')[2]);
  console.log(_.sortBy(Object.entries(byUser), [([, n]) => -n, 0]).slice(0, 3));

  const total = await fs.createReadStream(at('errors.csv'), 'utf8').pipe(compose(async function* numbers(chunks) { let rest = ''; for await (const chunk of chunks) { const parts = (rest + chunk).split('\n'); rest = parts.pop(); yield* parts; } }, new Transform({ objectMode: true, transform: (line, _encoding, callback) => callback(null, Number(line.split(',')[3]) || 0) }))).reduce((sum, n) => sum + n, 0);
  console.log(total);
  const controller = new AbortController();
  let written = 0;
  const stopping = new Writable({ highWaterMark: 1, write(chunk, encoding, callback) { written += 1; if (written === 5) controller.abort(); setImmediate(callback); } });
  await pipeline(addAbortSignal(controller.signal, Readable.from(lines())), stopping).catch((error) => console.log(error.name, error.code, written < 10, stopping.destroyed));
  await pipeline(fs.createReadStream(at('none')), new Writable()).catch((error) => console.log(error.code, error.syscall));
  await pipeline(Readable.from(['not gzip at all']), zlib.createGunzip(), new Writable({ write: (chunk, encoding, callback) => callback() })).catch((error) => console.log(error.code));
  fs.rmSync(folder, { recursive: true });
})();
