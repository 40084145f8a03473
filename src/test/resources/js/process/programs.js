// Programs of the system: their output, input, ends and failures, beside the script and while it waits.
const { exec, execFile, execFileSync, execSync, spawn, spawnSync } = require('child_process');
const { once } = require('events');
const { promisify } = require('util');

async function read(stream) {
  let text = '';
  for await (const chunk of stream.setEncoding('utf8')) text += chunk;
  return text;
}

(async () => {
  const both = spawn('sh', ['-c', 'read line; echo "got $line"; echo bye >&2; exit 7']);
  both.stdin.end('one\n');
  const ended = Promise.all([once(both, 'exit'), once(both, 'close')]);
  console.log(...(await Promise.all([read(both.stdout), read(both.stderr), ended])));
  console.log(both.exitCode, both.signalCode, both.killed, both.pid > 0, both.spawnargs.length, both.spawnfile);

  console.log(await promisify(exec)('cd / && pwd | cat'));
  console.log(await promisify(execFile)('pwd', { cwd: '/usr' }));
  console.log(await promisify(exec)('echo $A$B', { env: { A: '1', PATH: process.env.PATH } }));
  console.log(execFileSync('sh', ['-c', 'echo $0 $1', 'a', 'b c'], { encoding: 'utf8' }));
  console.log(spawnSync('sh', ['-c', 'echo $0'], { argv0: 'another', encoding: 'utf8' }).stdout);

  const large = 'x'.repeat(3e6);
  const cat = spawn('cat');
  cat.stdin.end(large);
  console.log((await read(cat.stdout)) === large);
  console.log(spawnSync('cat', { input: large, maxBuffer: 1e7 }).stdout.toString() === large);

  // A shell that ends by 137 is no process that a signal ended.
  console.log(spawnSync('sh', ['-c', 'exit 137']).status, spawnSync('sh', ['-c', 'kill -9 $$']).signal);
  const sleeping = spawn('sleep', ['100'], { stdio: 'ignore' });
  console.log(sleeping.kill('SIGHUP'), await once(sleeping, 'exit'), sleeping.kill(), sleeping.killed, sleeping.signalCode);
  const stubborn = spawn('sh', ['-c', 'trap "echo no" TERM; echo ready; while :; do sleep 0.01; done']);
  stubborn.stdout.once('data', () => {
    stubborn.kill();
    stubborn.stdout.once('data', (text) => {
      console.log(`${text}`);
      stubborn.kill('SIGKILL');
    });
  });
  console.log(await once(stubborn, 'close'));

  const late = spawnSync('sleep', ['100'], { timeout: 50, killSignal: 'SIGKILL' });
  console.log(late.error.code, late.status, late.signal);
  const chatty = spawnSync('yes', { maxBuffer: 10 });
  console.log(chatty.error.code, chatty.signal, chatty.stdout.length >= 10);
  const { killed, signal } = await promisify(exec)('sleep 100', { timeout: 50 }).catch((error) => error);
  console.log(killed, signal);
  const controller = new AbortController();
  const aborted = promisify(execFile)('sleep', ['100'], { signal: controller.signal });
  controller.abort();
  console.log(await aborted.catch(({ name, code }) => [name, code]));

  for (const [file, options] of [['no-such-program'], ['/no/such/program'], ['/etc/passwd'], ['/'], ['ls', { cwd: '/no/such' }],
    ['ls', { cwd: '/etc/passwd' }], ['ls', { env: { PATH: '/no/such' } }]]) {
    const { error } = spawnSync(file, ['a'], options);
    console.log(error.message, error.errno, error.code, error.syscall, error.path, error.spawnargs);
    try {
      const child = spawn(file, ['a'], options);
      const [{ message, errno, code, syscall, path, spawnargs }] = await once(child, 'error');
      console.log(message, errno, code, syscall, path, spawnargs, child.pid);
    } catch (error) {
      console.log('thrown', error.code, error.message);
    }
  }
  try {
    execSync('echo why >&2; exit 3', { stdio: 'pipe' });
  } catch ({ message, status, stderr }) {
    console.log(message, status, `${stderr}`);
  }

  console.log(execSync('read line <&3; echo $line >&4; echo done', {
    stdio: ['ignore', 'pipe', 'pipe', 'ignore', 'pipe'], shell: '/bin/bash',
  }).toString());
  const four = spawn('sh', ['-c', 'read line <&3; echo "$line!" >&4'], { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'] });
  four.stdio[3].end('through three\n');
  console.log(await read(four.stdio[4]), four.stdin, four.stdio.length);
  spawnSync('sh', ['-c', 'echo inherited'], { stdio: ['ignore', 'inherit', 'ignore'] });
  const leader = spawn('sh', ['-c', 'cut -d " " -f 6 /proc/$$/stat'], { detached: true });
  console.log(Number(await read(leader.stdout)) === leader.pid);
})();
