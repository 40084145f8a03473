'use strict';
// boot_threads.js <count>: milliseconds from `new Worker` to its first message, once for each of so many, the first ones left out.

const { performance } = require('node:perf_hooks');
const { Worker } = require('node:worker_threads');

const WARM_UPS = 20;

const boot = () =>
  new Promise((resolve, reject) => {
    const begin = performance.now();
    const worker = new Worker("require('node:worker_threads').parentPort.postMessage(0)", { eval: true });
    let took;
    worker.once('message', () => (took = performance.now() - begin));
    worker.once('exit', () => resolve(took));
    worker.once('error', reject);
  });

(async () => {
  const samples = [];
  for (let count = -WARM_UPS; count < Number(process.argv[2]); count++) {
    const took = await boot();
    if (count >= 0) samples.push(took);
  }
  console.log(JSON.stringify(samples));
})();
