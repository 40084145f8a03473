// A worker may do no more than the lane that started it, and a lane without the right starts none.
'use strict';
const { Worker, SHARE_ENV } = require('worker_threads');
const { once } = require('events');

const attempt = `
  const { parentPort } = require('worker_threads');
  let result;
  try { result = require('fs').readFileSync(process.argv[2], 'utf8'); } catch (error) { result = error.code; }
  parentPort.postMessage(result);`;

(async () => {
  for (const options of [{}, { env: SHARE_ENV }, { execArgv: ['--no-permission'] }, { env: { NODE_OPTIONS: '' } }]) {
    try {
      const worker = new Worker(attempt, { eval: true, argv: [process.env.SECRET], ...options });
      console.log((await once(worker, 'message'))[0]);
    } catch ({ code, permission }) {
      console.log(code, permission);
    }
  }
})();
