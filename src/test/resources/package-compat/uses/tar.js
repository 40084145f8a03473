const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const tar = require('tar');

(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'tar-'));
  fs.mkdirSync(path.join(folder, 'in/deep'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'in/a.txt'), 'aaaa'.repeat(1000), { mode: 0o640 });
  fs.writeFileSync(path.join(folder, 'in/deep/b.txt'), 'bb');
  fs.symlinkSync('a.txt', path.join(folder, 'in/link'));
  const file = path.join(folder, 'all.tgz');
  await tar.create({ gzip: true, file, cwd: folder, portable: true, mtime: new Date(0) }, ['in']);
  const entries = [];
  await tar.list({ file, onReadEntry: (entry) => entries.push(`${entry.type} ${entry.path} ${entry.size}`) });
  console.log(entries.sort());
  fs.mkdirSync(path.join(folder, 'out'));
  await tar.extract({ file, cwd: path.join(folder, 'out'), strip: 1, filter: (name) => !name.includes('deep') });
  console.log(fs.readdirSync(path.join(folder, 'out')).sort(), fs.readlinkSync(path.join(folder, 'out/link')), fs.readFileSync(path.join(folder, 'out/link')).length);
  console.log((fs.statSync(path.join(folder, 'out/a.txt')).mtimeMs), fs.statSync(file).size < 1000);
  await tar.list({ file: path.join(folder, 'in/a.txt'), strict: true }).catch((error) => console.log(error.code, error.tarCode));
  fs.rmSync(folder, { recursive: true });
})();
