const fs = require('fs-extra');
const os = require('node:os');
const path = require('node:path');

(async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'fs-extra-'));
  const at = (...parts) => path.join(folder, ...parts);
  await fs.outputFile(at('a/b/c.txt'), 'content');
  await fs.outputJson(at('data.json'), { x: [1, 2], d: null }, { spaces: 2 });
  await fs.copy(at('a'), at('copy'), { filter: (source) => !source.endsWith('.log') });
  await fs.move(at('copy/b'), at('moved'));
  await fs.ensureSymlink(at('moved/c.txt'), at('link'));
  console.log((await fs.readdir(folder)).sort(), await fs.readFile(at('link'), 'utf8'), await fs.readJson(at('data.json')), await fs.pathExists(at('copy/b')));
  await fs.copy(at('moved'), at('a/b'), { overwrite: false, errorOnExist: true }).catch((error) => console.log(error.message.replaceAll(folder, '.')));
  await fs.move(at('none'), at('x')).catch((error) => console.log(error.code, error.syscall));
  console.log(fs.readJsonSync(at('a/b/c.txt'), { throws: false }), (await fs.stat(at('data.json'))).size);
  await fs.emptyDir(at('a'));
  console.log(await fs.readdir(at('a')), fs.existsSync(at('moved')));
  fs.remove(folder, (error) => console.log(error, fs.pathExistsSync(folder)));
})();
