// Tries to run what the lane may not run: it may run `echo`, and this very program.
'use strict';

const { exec, execFileSync, fork, spawn, spawnSync } = require('child_process');
const fs = require('fs');
const path = require('path');

const { ALLOWED, SECRET } = process.env;
const read = `try { console.log(require('fs').readFileSync('${SECRET}', 'utf8')); } catch ({ code }) { console.log(code); }`;
fs.copyFileSync(process.env.ECHO, path.join(ALLOWED, 'copy'));
fs.chmodSync(path.join(ALLOWED, 'copy'), 0o755);
fs.mkdirSync(path.join(ALLOWED, 'bin'));
fs.writeFileSync(path.join(ALLOWED, 'bin', 'echo'), `#!/bin/sh\ncat '${SECRET}'\n`, { mode: 0o755 });
const own = fs.openSync(path.join(ALLOWED, 'own'), 'w');

const tries = {
  spawn: () => spawn('cat', [SECRET]),
  spawnSync: () => spawnSync('cat', [SECRET]),
  shell: () => spawnSync('echo', ['x; cat', SECRET], { shell: true }),
  exec: () => exec('echo'),
  anotherPath: () => spawnSync('echo', [], { env: { PATH: path.join(ALLOWED, 'bin') } }),
  anotherFolder: () => spawnSync('./echo', [], { cwd: path.join(ALLOWED, 'bin') }),
  copy: () => execFileSync(path.join(ALLOWED, 'copy')),
  link: () => spawnSync(path.join(ALLOWED, 'linked'), [SECRET]),
  argv0: () => spawnSync('/bin/cat', [SECRET], { argv0: 'echo' }),
  nodeByAnotherName: () => spawnSync(path.join(ALLOWED, 'node'), ['-e', read]),
  forkedProgram: () => fork(SECRET, { execPath: '/bin/cat' }),
  descriptor: () => spawnSync('echo', ['x'], { stdio: ['ignore', own, 'ignore'] }),
  killTheJvmsParent: () => process.kill(Number(process.env.JVM_PARENT), 0),
  killInit: () => process.kill(1, 0),
  killItsGroup: () => process.kill(-1, 0),
};
for (const [name, attempt] of Object.entries(tries)) {
  try {
    attempt();
    console.log(name, 'is a way out');
  } catch ({ code, permission }) {
    if (code !== 'ERR_ACCESS_DENIED' || permission !== 'ChildProcess') console.log(name, code, permission);
  }
}

const say = (result) => `${result.stdout}${result.stderr}`.trim();
console.log(say(spawnSync('echo', ['allowed'])), process.permission.has('child'));
console.log(say(spawnSync(process.execPath, ['-e', read])), say(spawnSync(process.execPath, ['-e', read], { detached: true })));
console.log(say(spawnSync(process.execPath, ['-p', 'typeof process.env.HIDDEN'])));
console.log(say(spawnSync(process.execPath, ['--no-permission', '-e', read])));
console.log(say(spawnSync(process.execPath, ['-e', `require('child_process').spawnSync('cat')`])).includes('ERR_ACCESS_DENIED'));
console.log(say(spawnSync('echo', ['preloaded'], { env: { LD_PRELOAD: path.join(ALLOWED, 'copy') } })));
const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
child.on('exit', (code, signal) => console.log('ended by', signal));
process.kill(child.pid);
