// An ES module: gathers figures from several sources with limited concurrency, and writes a report about them.
import { AsyncLocalStorage } from 'node:async_hooks';
import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setTimeout as sleep } from 'node:timers/promises';
import chalk from 'chalk';
import { format } from 'date-fns';
import got from 'got';
import { marked } from 'marked';
import { customAlphabet } from 'nanoid';
import pLimit from 'p-limit';
import { parse } from 'yaml';
import manifest from '../package.json' with { type: 'json' };

const require = createRequire(import.meta.url);
const { groupBy, sumBy } = require('lodash');
const { version } = await import('semver/package.json', { with: { type: 'json' } }).then(({ default: json }) => json);
const settings = parse('sources: [north, south, east, west]\nconcurrency: 2\ntries: 3\n');
const context = new AsyncLocalStorage();
const log = [];
const note = (text) => log.push(`${context.getStore()}: ${text}`);

let busy = 0;
let most = 0;
const failures = new Map([['south', 2]]);
const server = createServer(async (request, response) => {
  const name = request.url.slice(1);
  most = Math.max(most, ++busy);
  await sleep(5);
  busy--;
  const left = failures.get(name) ?? 0;
  failures.set(name, left - 1);
  if (left > 0) return response.writeHead(500).end();
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(Array.from({ length: 4 }, (_, n) => ({ region: name, kind: n % 2 ? 'b' : 'a', value: name.length * (n + 1) }))));
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const limit = pLimit(settings.concurrency);
const load = (name) => context.run(name, async () => {
  for (let attempt = 1; ; attempt++) {
    try {
      const rows = await got(`http://127.0.0.1:${server.address().port}/${name}`, { retry: { limit: 0 } }).json();
      note(`${rows.length} rows at attempt ${attempt}`);
      return rows;
    } catch (error) {
      note(error.response.statusCode);
      if (attempt === settings.tries) throw error;
    }
  }
});
const rows = (await Promise.all(settings.sources.map((name) => limit(load, name)))).flat();
server.close();
server.closeAllConnections();

const kinds = Object.entries(groupBy(rows, 'kind')).map(([kind, list]) => `| ${kind} | ${list.length} | ${sumBy(list, 'value')} |`);
const text = `# Report of ${format(new Date(2024, 1, 29), 'do MMMM yyyy')}\n\n| kind | rows | sum |\n|---|---|---|\n${kinds.join('\n')}\n`;
console.log(text, marked.parse(text));
console.log(log.sort(), most, customAlphabet('x', 4)(), chalk.level);
console.log(manifest.name, Object.keys(manifest.dependencies).length, version === require('semver/package.json').version, import.meta.url.startsWith('file:'), import.meta.dirname === import.meta.filename.replace(/.report\.mjs$/, ''));
console.log((await readFile(new URL('../package.json', import.meta.url), 'utf8')).length > 1000, await import('no-such-package').catch((error) => error.code));
export default rows;
