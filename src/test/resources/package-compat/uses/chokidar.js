const chokidar = require('chokidar');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');

const cwd = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'chokidar-')));
fs.mkdirSync(path.join(cwd, 'sub'));
fs.writeFileSync(path.join(cwd, 'there.txt'), '1');
const watcher = chokidar.watch('.', { cwd, ignored: /\.log$/, persistent: true });
const seen = (event, name) => new Promise((resolve) => watcher.on(event, function heard(file) {
  if (file !== name) return;
  watcher.off(event, heard);
  console.log(event, file);
  resolve();
}));
watcher.on('error', (error) => console.log(error));
watcher.on('ready', async () => {
  console.log('ready', watcher.getWatched()['.'], watcher.getWatched().sub);
  const act = async (event, name, action) => { const heard = seen(event, name); await action(path.join(cwd, name)); await heard; };
  await act('add', 'new.txt', (file) => fs.promises.writeFile(file, 'x'));
  await act('change', 'there.txt', (file) => fs.promises.writeFile(file, 'longer'));
  fs.writeFileSync(path.join(cwd, 'quiet.log'), '');
  await act('addDir', 'sub/deep', (folder) => fs.promises.mkdir(folder));
  await act('add', 'sub/deep/file.txt', (file) => fs.promises.writeFile(file, 'y'));
  await act('unlink', 'new.txt', (file) => fs.promises.unlink(file));
  await watcher.close();
  fs.rmSync(cwd, { recursive: true });
});
