// Runs other programs as build scripts do: output, input, pipes, failures, limits, and both sides at once.
const { execFile, execFileSync, exec, spawn, spawnSync } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const readline = require('node:readline');
const { promisify } = require('node:util');
const shell = require('shelljs');

(async () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'children-'));
  fs.writeFileSync(path.join(folder, 'list.txt'), 'pear\napple\nfig\n');
  console.log((await promisify(execFile)('sort', ['list.txt'], { cwd: folder })).stdout.split('\n'));
  const { execa } = await import('execa');
  console.log((await execa({ cwd: folder })`sort list.txt`.pipe`head -n 1`).stdout, (await execa('wc', ['-l'], { inputFile: path.join(folder, 'list.txt') })).stdout.trim());

  const child = spawn('sh', ['-c', 'while read line; do echo "got $line"; done; echo "bye" >&2; exit 7'], { env: { ...process.env, LANG: 'C' } });
  const said = [];
  child.stderr.setEncoding('utf8').on('data', (text) => said.push(text.trim()));
  const lines = readline.createInterface({ input: child.stdout });
  lines.on('line', (line) => console.log('line', line));
  for (const word of ['one', 'two']) child.stdin.write(`${word}\n`);
  child.stdin.end();
  console.log('closed', (await Promise.all([once(child, 'close'), once(lines, 'close')]))[0], said);

  await promisify(exec)('echo partly; echo why >&2; exit 3').catch(({ code, stdout, stderr, message }) => console.log(code, stdout, stderr, message));
  await promisify(exec)('sleep 5', { timeout: 50 }).catch(({ killed, signal }) => console.log(killed, signal));
  await promisify(execFile)('no-such-program').catch(({ code, syscall, path: program }) => console.log(code, syscall, program));
  await promisify(exec)('yes', { maxBuffer: 1000 }).catch(({ code, stdout }) => console.log(code, stdout.length));

  const { status, stdout, signal } = spawnSync('cat', { input: 'synchronous ü', encoding: 'utf8' });
  console.log(status, stdout, signal, execFileSync('sh', ['-c', 'echo $0 $1', 'a', 'b c']).toString().trim());
  const sleeping = spawn('sleep', ['10'], { stdio: 'ignore' });
  sleeping.kill('SIGTERM');
  console.log('killed', await once(sleeping, 'exit'), sleeping.killed, sleeping.signalCode);
  const log = fs.openSync(path.join(folder, 'log'), 'w');
  await once(spawn('echo', ['into the file'], { stdio: ['ignore', log, log] }), 'close');
  fs.closeSync(log);
  console.log(fs.readFileSync(path.join(folder, 'log'), 'utf8').trim());
  const controller = new AbortController();
  const stopped = promisify(execFile)('sleep', ['10'], { signal: controller.signal });
  controller.abort();
  await stopped.catch((error) => console.log(error.name, error.code));
  shell.config.silent = true;
  console.log(shell.exec(`cd '${folder}' && ls`).stdout.split('\n').sort().join(' ').trim());
  fs.rmSync(folder, { recursive: true });
})();
