import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Glob, glob, globSync, hasMagic } from 'glob';

const cwd = mkdtempSync(join(tmpdir(), 'glob-'));
for (const file of ['a.js', 'b.ts', 'src/c.js', 'src/deep/d.js', 'src/deep/.hidden.js', 'node_modules/x/index.js', 'src/[odd].js']) {
  mkdirSync(join(cwd, dirname(file)), { recursive: true });
  writeFileSync(join(cwd, file), '');
}
console.log((await glob('**/*.js', { cwd, ignore: 'node_modules/**' })).sort(), globSync(['*.{js,ts}', 'src/!(deep)'], { cwd }).sort());
console.log((await glob('src/**', { cwd, dot: true, mark: true, posix: true })).sort(), globSync('src/\\[odd\\].js', { cwd }), hasMagic('a?b'));
const found = [];
for await (const path of new Glob('**/', { cwd, withFileTypes: true })) if (!path.fullpath().includes('node_modules')) found.push(path.relativePosix());
console.log(found.sort(), globSync('src/*', { cwd, stat: true, withFileTypes: true, nodir: true }).map((path) => `${path.name} ${path.size}`).sort());
rmSync(cwd, { recursive: true });
