// The ways in which a worker ends.
'use strict';
const { Worker } = require('worker_threads');
const { once } = require('events');

const start = (code, options) => new Worker(code, { eval: true, ...options });
const collect = async (stream) => {
  let text = '';
  for await (const chunk of stream) text += chunk;
  return text;
};

(async () => {
  console.log('empty', await once(start(''), 'exit'));
  console.log('exit', await once(start('process.on("exit", (c) => { process.exitCode = c + 1 }); process.exit(6)'), 'exit'));

  const thrower = start('class Odd extends RangeError {} const e = new Odd("no"); e.code = "EODD"; throw e');
  const [error] = await once(thrower, 'error');
  console.log(error instanceof RangeError, error.message, error.code, (await once(thrower, 'exit'))[0]);

  const rejecter = start('Promise.reject(new TypeError("later"))');
  console.log((await once(rejecter, 'error'))[0].message);

  const busy = start('require("worker_threads").parentPort.postMessage(0); try { while (true); } finally { while (true); }');
  await once(busy, 'message');
  console.log('terminated', await busy.terminate(), busy.threadId);

  const blocked = start(`
    require('worker_threads').parentPort.postMessage(0);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);`);
  await once(blocked, 'message');
  console.log('woken', await blocked.terminate());

  const nest = start(`
    const { Worker, parentPort } = require('worker_threads');
    new Worker('require("worker_threads").parentPort.postMessage("inner")', { eval: true })
      .on('message', (m) => parentPort.postMessage(m + ' and outer'));`);
  console.log(await once(nest, 'message'));

  const talker = start(`
    process.stdin.on('data', (d) => process.stdout.write('<' + d + '>')).on('end', () => console.error('done'));
  `, { stdin: true, stdout: true, stderr: true });
  talker.stdin.end('in');
  console.log(await Promise.all([collect(talker.stdout), collect(talker.stderr)]));

  for (const bad of [{ execArgv: ['--no-such-option'] }, { env: { NODE_OPTIONS: '--no-such-option' } }, { env: 1 }]) {
    try {
      start('', bad);
    } catch ({ code, message }) {
      console.log(code, message);
    }
  }
})();
