'use strict';

// mubsub doing what io.qworker.bench measures of our bus. Each mode prints one line of JSON.
//   node mubsub.js rate <uri> <subscribers> <messages> <warm-ups> <runs>   messages per second of each run
//   node mubsub.js latency <uri> <subscribers> <warm-ups> <messages>      ms of each message to each subscriber
//   node mubsub.js listen <uri> <subscribers> <channel>                   the other process

const { fork } = require('child_process');
const { once } = require('events');
const { setTimeout: sleep } = require('timers/promises');
const mubsub = require('mubsub');

const [mode, uri, ...numbers] = process.argv.slice(2);
const PAUSE_MS = 10;
const AGAIN_MS = 1000;

const now = () => performance.timeOrigin + performance.now();

const channel = async (name) => {
  const opened = mubsub(uri).channel(name);
  await once(opened, 'ready');
  return opened;
};

const published = (opened, event, message) =>
  new Promise((resolve, reject) => {
    opened.publish(event, message, (error) => (error ? reject(error) : resolve()));
  });

async function listen(subscribers, name) {
  let heard = 0;
  const delays = [];
  /** Calls back once all subscribers have heard the event with the same message. */
  const awaited = (all) => {
    const heardBy = new Map();
    return (subscriber, message) => {
      const others = heardBy.get(message) ?? new Set();
      heardBy.set(message, others.add(subscriber));
      if (others.size === subscribers) {
        all();
      }
    };
  };
  const ready = awaited(() => process.send('ready'));
  const ebb = awaited(() => {
    process.send(heard);
    heard = 0;
  });
  const end = awaited(() => process.send(delays));
  for (let i = 0; i < subscribers; i += 1) {
    const opened = await channel(name);
    opened.subscribe('ready', () => ready(i, 'ready'));
    opened.subscribe('flood', () => {
      heard += 1;
    });
    opened.subscribe('ebb', (run) => ebb(i, run));
    opened.subscribe('punctual', (sentAt) => delays.push(now() - sentAt));
    opened.subscribe('end', () => end(i, 'end'));
  }
}

/** Says it again until it is answered: a subscriber is deaf for a moment after its `ready`, and misses messages later. */
async function asked(opened, listeners, event, message) {
  let answer;
  listeners.once('message', (given) => {
    answer = [given];
  });
  while (!answer) {
    await published(opened, event, message);
    for (let waited = 0; !answer && waited < AGAIN_MS; waited += 1) {
      await sleep(1);
    }
  }
  return answer[0];
}

async function withListeners(subscribers, measure) {
  const listeners = fork(__filename, ['listen', uri, subscribers, mode]);
  const opened = await channel(mode);
  await asked(opened, listeners, 'ready', null);
  const result = await measure(opened, listeners);
  listeners.kill();
  return result;
}

const rate = (subscribers, messages, warmUps, runs) =>
  withListeners(subscribers, async (opened, listeners) => {
    const rates = [];
    for (let run = 0; run < warmUps + runs; run += 1) {
      const begin = performance.now();
      const flood = Array.from({ length: messages }, () => published(opened, 'flood', now()));
      await Promise.all(flood);
      const heard = await asked(opened, listeners, 'ebb', run);
      process.stderr.write(`mubsub: ${heard} of ${subscribers * messages} were heard\n`);
      if (run >= warmUps) {
        rates.push(messages / ((performance.now() - begin) / 1000));
      }
    }
    return rates;
  });

const latency = (subscribers, warmUps, messages) =>
  withListeners(subscribers, async (opened, listeners) => {
    for (let i = 0; i < warmUps + messages; i += 1) {
      opened.publish('punctual', now());
      await sleep(PAUSE_MS);
    }
    const delays = await asked(opened, listeners, 'end', null);
    return delays.slice(warmUps * subscribers);
  });

async function main() {
  const modes = { rate, latency };
  if (mode === 'listen') {
    await listen(Number(numbers[0]), numbers[1]);
    return;
  }
  const measured = await modes[mode](...numbers.map(Number));
  process.stdout.write(`${JSON.stringify(measured)}\n`, () => process.exit(0));
}

main();
