// Which resources async_hooks hears of, in which order, and what they lead to.
'use strict';

const { createHook, executionAsyncId, triggerAsyncId, executionAsyncResource, AsyncResource } = require('async_hooks');
const fs = require('fs');
const net = require('net');
const zlib = require('zlib');

const kinds = new Map();
const lines = [];
const name = (id) => (id <= 1 ? `main ${id}` : kinds.get(id) ?? 'another');
const counts = {};

const hook = createHook({
  init(id, type, trigger) {
    if (type === 'PROMISE' || type === 'Immediate' || type === 'Timeout' || type === 'TickObject') return;
    counts[type] = (counts[type] ?? 0) + 1;
    kinds.set(id, `${type} ${counts[type]}`);
    lines.push(`init ${name(id)} by ${name(trigger)}`);
  },
  before(id) {
    if (kinds.has(id)) lines.push(`before ${name(id)}`);
  },
  after(id) {
    if (kinds.has(id)) lines.push(`after ${name(id)}`);
  },
  destroy(id) {
    if (kinds.has(id)) lines.push(`destroy ${name(id)}`);
  },
}).enable();

function flush(title) {
  console.log(`${title}:\n  ${lines.join('\n  ')}`);
  lines.length = 0;
}

console.log('ids of the main script', executionAsyncId(), triggerAsyncId());

const seen = (done) => () => {
  const own = name(executionAsyncId());
  lines.push(`in ${own}, led to by ${name(triggerAsyncId())}`);
  done();
};

const steps = [
  (next) => fs.stat(__filename, seen(next)),
  (next) => zlib.deflate('text', seen(next)),
  (next) => {
    const server = net.createServer((socket) => socket.end('x')).listen(0, () => {
      net.connect(server.address().port).on('close', () => server.close(next)).resume();
    });
  },
  (next) => {
    const resource = new AsyncResource('OWN');
    resource.runInAsyncScope(() => lines.push(`own resource ${executionAsyncResource() === resource}`));
    resource.emitDestroy();
    setImmediate(next);
  },
];

function run(index) {
  if (index === steps.length) {
    hook.disable();
    return;
  }
  // From a timer, so that one step does not lead to the next.
  setTimeout(() => steps[index](() => setImmediate(() => setImmediate(() => {
    // How a stream ends is one request more or less, and when it is gone the garbage collector's affair.
    const told = lines.filter((line) => !/WRITEWRAP|SHUTDOWNWRAP|destroy (ZLIB|TCP)/.test(line));
    lines.length = 0;
    lines.push(...(index === 2 ? [...new Set(told.filter((line) => line.startsWith('init')))].sort() : told));
    flush(`step ${index}`);
    run(index + 1);
  }))), 1);
}
run(0);
