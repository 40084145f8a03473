// What reaches a worker and comes back, in the order it happens.
'use strict';
const {
  BroadcastChannel, MessageChannel, SHARE_ENV, Worker, isMainThread, markAsUntransferable, receiveMessageOnPort,
  setEnvironmentData, threadId,
} = require('worker_threads');
const { once } = require('events');

const start = (code, options) => new Worker(code, { eval: true, ...options });
const thrown = (action) => {
  try {
    action();
    return 'nothing';
  } catch (error) {
    return `${error.name}: ${error.message}`;
  }
};

(async () => {
  console.log('main', isMainThread, threadId);
  setEnvironmentData('greeting', 'hello');

  const worker = start(`
    const { getEnvironmentData, isMainThread, parentPort, threadId, threadName, workerData } = require('worker_threads');
    parentPort.postMessage([isMainThread, threadId, threadName, workerData, process.argv.slice(2), process.env.ONLY]);
    parentPort.postMessage(getEnvironmentData('greeting'));
    parentPort.on('message', ({ buffer, port, shared }) => {
      if (buffer) parentPort.postMessage(buffer, [buffer]);
      if (port) { port.postMessage('through the port'); port.close(); }
      if (shared) { Atomics.store(new Int32Array(shared), 0, 42); Atomics.notify(new Int32Array(shared), 0); }
      if (!buffer && !port && !shared) parentPort.close();
    });
  `, { workerData: new Map([['a', [1n, new Date(5), /x/gi]]]), argv: ['one', 2], env: { ONLY: 'this' }, name: 'helper' });
  const next = async () => (await once(worker, 'message'))[0];
  console.log(await next());
  console.log(await next());

  const buffer = new ArrayBuffer(4);
  worker.postMessage({ buffer }, [buffer]);
  console.log('gone', buffer.byteLength, 'back', (await next()).byteLength);

  const { port1, port2 } = new MessageChannel();
  worker.postMessage({ port: port2 }, [port2]);
  console.log(await once(port1, 'message'));
  await once(port1, 'close');

  const shared = new SharedArrayBuffer(4);
  worker.postMessage({ shared });
  Atomics.wait(new Int32Array(shared), 0, 0);
  console.log('shared', new Int32Array(shared)[0]);
  worker.postMessage({});
  console.log('exit', (await once(worker, 'exit'))[0]);

  const own = new MessageChannel();
  own.port1.postMessage({ at: 'once' });
  console.log(receiveMessageOnPort(own.port2), receiveMessageOnPort(own.port2));
  const kept = new ArrayBuffer(1);
  markAsUntransferable(kept);
  console.log(thrown(() => own.port1.postMessage(() => 1)));
  console.log(thrown(() => own.port1.postMessage(own.port2)));
  console.log(thrown(() => own.port1.postMessage(kept, [kept])));
  own.port1.close();

  process.env.SHARED_BY_BOTH = 'before';
  await once(start('process.env.SHARED_BY_BOTH += " and after"', { env: SHARE_ENV }), 'exit');
  console.log(process.env.SHARED_BY_BOTH);

  const channel = new BroadcastChannel('news');
  const heard = new Promise((resolve) => { channel.onmessage = resolve; });
  start('new (require("worker_threads").BroadcastChannel)("news").postMessage(new Blob(["bytes"]))').unref();
  console.log(await (await heard).data.text());
  channel.close();
})();
