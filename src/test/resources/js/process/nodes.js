// Scripts run by process.execPath: a process of their own to each other, whatever it is to the system.
const { execFileSync, fork, spawn, spawnSync } = require('child_process');
const { once } = require('events');
const fs = require('fs');

const roles = {
  messages() {
    process.on('message', (message) => {
      if (message === 'end') process.disconnect();
      else process.send({ pid: message.parent === process.ppid, args: process.argv.slice(2), message: { ...message, parent: 0 } });
    });
    process.on('disconnect', () => console.log('child disconnected', process.connected));
  },
  copies() {
    process.stdin.pipe(process.stdout);
    process.exitCode = 7;
  },
  stubborn() {
    process.on('SIGTERM', (name, number) => {
      console.log('heard', name, number);
      process.exit(5);
    });
    setInterval(() => {}, 1000);
    console.log('ready');
  },
};

async function read(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}

const run = (args, options) => {
  const { status, signal, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', ...options });
  return [status, signal, stdout, stderr.split('\n').find((line) => /Error|option/.test(line))?.replace(process.execPath, 'node')];
};

async function main() {
  console.log(run(['-p', '[process.argv.length, process.execArgv, __filename]']));
  console.log(run(['-e', 'console.log(require("fs").readFileSync(0, "utf8").toUpperCase())'], { input: 'input' }));
  console.log(run(['-', 'one'], { input: 'console.log(process.argv.slice(1), module.id)' }));
  console.log(run(['--input-type=module', '-e', 'import fs from "fs"; console.log(typeof fs.readFile, typeof require)']));
  console.log(run([__filename, 'copies'], { input: 'copied' }));
  console.log(run(['-e', 'throw new TypeError("mine")']), run(['-e', 'Promise.reject(new Error("mine too"))']));
  console.log(run(['-e', 'process.kill(process.pid, "SIGUSR2")']), spawnSync(process.execPath, ['-e', 'process.abort()'], { stdio: 'ignore' }).signal);
  console.log(run(['--no-such-option']), run(['-v'])[2] === `${process.version}\n`, run(['/no/such/file.js'])[0]);
  console.log(run(['-p', 'process.env.A + process.argv0 + process.cwd()'], { env: { A: 'a' }, argv0: 'b', cwd: '/usr' }));
  console.log(execFileSync(process.execPath, ['-r', 'fs', '-p', '1 + 1']).toString());

  const child = fork(__filename, ['messages'], { stdio: ['ignore', 'pipe', 'inherit', 'ipc'], serialization: 'advanced' });
  child.send({ parent: process.pid, map: new Map([[1, new Uint8Array(3)]]), big: 10n });
  console.log((await once(child, 'message'))[0], child.connected);
  child.send('end');
  const [text, ended] = await Promise.all([read(child.stdout), once(child, 'close'), once(child, 'disconnect')]);
  console.log(text, ended, child.connected);

  const plain = fork(__filename, ['messages'], { silent: true });
  plain.send({ list: [undefined, new Date(0), { a: null }] });
  console.log((await once(plain, 'message'))[0].message);
  plain.kill();
  console.log(await once(plain, 'exit'));

  const stubborn = spawn(process.execPath, [__filename, 'stubborn']);
  stubborn.stdout.once('data', () => stubborn.kill());
  const end = once(stubborn, 'exit');
  console.log(await read(stubborn.stdout), await end);
  const busy = spawn(process.execPath, ['-e', 'console.log("busy"); for (;;);']);
  busy.stdout.once('data', () => busy.kill('SIGKILL'));
  console.log(await once(busy, 'exit'));
  const late = spawnSync(process.execPath, ['-e', 'for (;;);'], { timeout: 300 });
  console.log(late.error.code, late.signal);

  const log = fs.openSync('log', 'w');
  const logging = spawn(process.execPath, ['-e', 'console.log("to the log"); console.error("and this")'], { stdio: ['ignore', log, log] });
  const echo = spawn('echo', ['from a program'], { stdio: ['ignore', log, log] });
  fs.closeSync(log);
  await Promise.all([once(logging, 'exit'), once(echo, 'exit')]);
  console.log(fs.readFileSync('log', 'utf8').split('\n').sort());
  const cat = spawn('cat', { stdio: [spawn(process.execPath, ['-p', '"through cat"']).stdout, 'pipe', 'inherit'] });
  console.log(await read(cat.stdout));
}

(roles[process.argv[2]] ?? main)();
