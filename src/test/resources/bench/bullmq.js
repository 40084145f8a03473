'use strict';

// BullMQ doing what io.qworker.bench measures of Qworker. Each mode prints one line of JSON.
//   node bullmq.js throughput <port> <concurrency> <jobs> <runs>     jobs per second of each run
//   node bullmq.js within|between <port> <jobs>                     ms from `add` to the processor, one for each job
//   node bullmq.js add <port> <jobs>                                the other process of `between`

const { fork } = require('child_process');
const { once } = require('events');
const { setTimeout: sleep } = require('timers/promises');
const { Queue, Worker } = require('bullmq');

const [mode, port, ...numbers] = process.argv.slice(2);
const connection = { host: '127.0.0.1', port: Number(port), maxRetriesPerRequest: null };
const QUEUE = 'bench';
const VANISH = { removeOnComplete: true };
const PAUSE_MS = 10;

const now = () => performance.timeOrigin + performance.now();

async function throughput(concurrency, jobs, runs) {
  const rates = [];
  const queue = new Queue(QUEUE, { connection });
  // The first run warms up and is not told.
  for (let run = 0; run <= runs; run += 1) {
    for (let left = jobs; left > 0; left -= 1000) {
      await queue.addBulk(Array.from({ length: Math.min(left, 1000) }, () => ({ name: 'noop', data: {}, opts: VANISH })));
    }
    const worker = new Worker(QUEUE, async () => {}, { connection, concurrency, autorun: false });
    await worker.waitUntilReady();
    let done = 0;
    const all = new Promise((resolve) => {
      worker.on('completed', () => {
        done += 1;
        if (done === jobs) {
          resolve();
        }
      });
    });
    const begin = performance.now();
    worker.run();
    await all;
    if (run > 0) {
      rates.push(jobs / ((performance.now() - begin) / 1000));
    }
    await worker.close();
  }
  await queue.close();
  return rates;
}

async function add(jobs) {
  const queue = new Queue(QUEUE, { connection });
  await queue.waitUntilReady();
  for (let job = 0; job < jobs; job += 1) {
    await queue.add('punctual', { scheduledAt: now() }, VANISH);
    await sleep(PAUSE_MS);
  }
  await queue.close();
}

async function latencies(jobs, schedule) {
  const delays = [];
  const worker = new Worker(QUEUE, async (job) => {
    delays.push(now() - job.data.scheduledAt);
  }, { connection });
  await worker.waitUntilReady();
  await schedule();
  while (delays.length < jobs) {
    await sleep(PAUSE_MS);
  }
  await worker.close();
  return delays;
}

async function addFromAnotherProcess(jobs) {
  const [code] = await once(fork(__filename, ['add', port, String(jobs)]), 'exit');
  if (code !== 0) {
    throw new Error(`The adding process ended with ${code}`);
  }
}

const modes = {
  throughput,
  within: (jobs) => latencies(jobs, () => add(jobs)),
  between: (jobs) => latencies(jobs, () => addFromAnotherProcess(jobs)),
  add,
};

modes[mode](...numbers.map(Number)).then((result) => {
  if (result) {
    console.log(JSON.stringify(result));
  }
  process.exit(0);
}, (error) => {
  console.error(error);
  process.exit(1);
});
