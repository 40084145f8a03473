const fg = require('fast-glob');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const cwd = fs.mkdtempSync(path.join(os.tmpdir(), 'fast-glob-'));
for (const file of ['a.js', 'b.TS', 'src/c.js', 'src/deep/d.json', '.env', 'out/skip.js']) {
  fs.mkdirSync(path.join(cwd, path.dirname(file)), { recursive: true });
  fs.writeFileSync(path.join(cwd, file), 'xx');
}
fs.symlinkSync(path.join(cwd, 'src'), path.join(cwd, 'linked'));
(async () => {
  console.log((await fg('**/*.{js,json}', { cwd, ignore: ['out'], followSymbolicLinks: false })).sort(), fg.sync(['*.ts', '.*', '!a.js'], { cwd, dot: true, caseSensitiveMatch: false }).sort());
  console.log((await fg('**', { cwd, onlyDirectories: true, deep: 2 })).sort(), (await fg('*.js', { cwd, stats: true })).map(({ name, stats }) => `${name} ${stats.size}`));
  const streamed = [];
  for await (const entry of fg.stream('linked/**', { cwd, absolute: false })) streamed.push(entry);
  console.log(streamed.sort(), fg.escapePath('[a](b)*'), fg.isDynamicPattern('a/*'), fg.generateTasks('a/**/*.js').length);
  fs.rmSync(cwd, { recursive: true });
})();
