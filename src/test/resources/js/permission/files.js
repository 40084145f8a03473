'use strict';

// Tries to read SECRET and to write outside of ALLOWED, in every way there is. Prints each way out that was not barred.

const fs = require('fs');
const path = require('path');

const { ALLOWED: allowed, SECRET: secret, OUTSIDE: outside } = process.env;
const inside = (name) => path.join(allowed, name);
const escapes = [];

function bars(what, attempt) {
  try {
    attempt();
    escapes.push(what);
  } catch (error) {
    if (error.code !== 'ERR_ACCESS_DENIED') escapes.push(`${what}: ${error.stack}`);
  }
}

async function barsAsync(what, attempt) {
  try {
    await attempt();
    escapes.push(what);
  } catch (error) {
    if (error.code !== 'ERR_ACCESS_DENIED') escapes.push(`${what}: ${error.stack}`);
  }
}

const back = path.join('..', path.basename(path.dirname(secret)), path.basename(secret));

bars('readFileSync', () => fs.readFileSync(secret));
bars('readFileSync utf8', () => fs.readFileSync(secret, 'utf8'));
bars('dots', () => fs.readFileSync(`${allowed}/${back}`));
bars('a link to a file', () => fs.readFileSync(inside('link-to-secret')));
bars('a link to a folder', () => fs.readFileSync(inside(`link-outside/${path.basename(secret)}`)));
bars('dots behind a link', () => fs.readFileSync(inside(`link-outside/sub/../${path.basename(secret)}`)));
bars('openSync', () => fs.openSync(secret));
bars('opendirSync', () => fs.opendirSync(outside));
bars('readdirSync', () => fs.readdirSync(outside));
bars('readdirSync by a link', () => fs.readdirSync(inside('link-outside')));
bars('statSync', () => fs.statSync(secret));
bars('realpathSync.native', () => fs.realpathSync.native(secret));
bars('readlinkSync', () => fs.readlinkSync(path.join(outside, 'some-link')));
bars('a Buffer as path', () => fs.readFileSync(Buffer.from(secret)));
bars('a URL as path', () => fs.readFileSync(require('url').pathToFileURL(secret)));
bars('copyFileSync from outside', () => fs.copyFileSync(secret, inside('copy')));
bars('cpSync from outside', () => fs.cpSync(outside, inside('copies'), { recursive: true }));
bars('cpSync that follows a link', () => fs.cpSync(inside('folder'), inside('copies'), { recursive: true, dereference: true }));
bars('linkSync', () => fs.linkSync(secret, inside('hard')));
bars('symlinkSync', () => fs.symlinkSync(secret, inside('soft')));
bars('renameSync from outside', () => fs.renameSync(secret, inside('moved')));
bars('writeFileSync', () => fs.writeFileSync(path.join(outside, 'new'), 'x'));
bars('writeFileSync by a dangling link', () => fs.writeFileSync(inside('dangling'), 'x'));
bars('appendFileSync', () => fs.appendFileSync(secret, 'x'));
bars('mkdirSync', () => fs.mkdirSync(path.join(outside, 'folder')));
bars('mkdirSync recursive', () => fs.mkdirSync(path.join(outside, 'a/b'), { recursive: true }));
bars('mkdtempSync', () => fs.mkdtempSync(path.join(outside, 'x')));
bars('rmSync', () => fs.rmSync(outside, { recursive: true }));
bars('unlinkSync', () => fs.unlinkSync(secret));
bars('renameSync to outside', () => fs.renameSync(inside('mine'), path.join(outside, 'theirs')));
bars('copyFileSync to outside', () => fs.copyFileSync(inside('mine'), path.join(outside, 'theirs')));
bars('chmodSync', () => fs.chmodSync(secret, 0o777));
bars('utimesSync', () => fs.utimesSync(secret, 1, 1));
bars('truncateSync', () => fs.truncateSync(secret));
bars('variables as a file', () => fs.readFileSync('/proc/self/environ'));
bars('/proc/self/root', () => fs.readFileSync(`/proc/self/root${secret}`));
bars('/proc/self/cwd', () => fs.readdirSync('/proc/self/cwd/..'));
bars('watch', () => fs.watch(secret).close());
bars('require', () => require(secret));
bars('process.binding', () => process.binding('fs'));
bars('fchmodSync', () => fs.fchmodSync(fs.openSync(inside('mine')), 0o777));
bars('the descriptor of another lane', () => {
  // The number may be that of a file of this lane's, too: what is read tells.
  const read = Buffer.alloc(100);
  try {
    fs.readSync(Number(process.env.DESCRIPTOR), read, 0, 100, 0);
  } catch (error) {
    if (error.code !== 'EBADF') throw error;
  }
  if (!read.includes('the secret')) throw Object.assign(new Error('barred'), { code: 'ERR_ACCESS_DENIED' });
});
process.chdir(allowed);
bars('dots from the working directory', () => fs.readFileSync(back));

(async () => {
  await barsAsync('promises.readFile', () => fs.promises.readFile(secret));
  await barsAsync('promises.open', () => fs.promises.open(secret));
  await barsAsync('promises.readdir', () => fs.promises.readdir(outside));
  await barsAsync('promises.rm', () => fs.promises.rm(outside, { recursive: true }));
  await barsAsync('promises.symlink', () => fs.promises.symlink(secret, inside('soft')));
  await barsAsync('openAsBlob', async () => (await fs.openAsBlob(secret)).text());
  await barsAsync('readFile', () => new Promise((resolve, reject) => {
    fs.readFile(secret, (error) => (error ? reject(error) : resolve()));
  }));
  await barsAsync('createReadStream', () => new Promise((resolve, reject) => {
    fs.createReadStream(secret).on('error', reject).on('data', resolve);
  }));
  await barsAsync('createWriteStream', () => new Promise((resolve, reject) => {
    fs.createWriteStream(path.join(outside, 'new')).on('error', reject).on('open', resolve);
  }));

  console.log(escapes.join('\n') || 'no way out');
  const error = (() => {
    try {
      return fs.readFileSync(secret);
    } catch (thrown) {
      return thrown;
    }
  })();
  console.log(error.code, error.permission, error.resource === secret);
  fs.writeFileSync(inside('own'), 'mine');
  console.log(fs.readFileSync(inside('own'), 'utf8'), fs.existsSync(secret), fs.readdirSync(inside('folder')).length);
  console.log(process.permission.has('fs.read', secret), process.permission.has('fs.write', inside('x')), process.permission.has('fs'));
})();
