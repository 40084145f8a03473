// Messages between ports, structured clones, events.
'use strict';

const { MessageChannel, receiveMessageOnPort } = require('worker_threads');
const { port1, port2 } = new MessageChannel();
port2.on('message', (message) => {
  console.log('message', message);
  if (message.last) port2.close();
});
port2.on('close', () => console.log('closed'));
port1.postMessage({ a: new Map([[1, new Set([2])]]), b: new Date(0), c: /x/gi, d: [1, , 3], e: new Uint8Array([1, 2]) });
port1.postMessage({ last: true });
setImmediate(() => console.log('immediate'));

const other = new MessageChannel();
other.port1.postMessage('waiting');
console.log(receiveMessageOnPort(other.port2), receiveMessageOnPort(other.port2));

const cycle = { name: 'cycle' };
cycle.self = cycle;
const copy = structuredClone(cycle);
console.log(copy.self === copy, copy !== cycle);
const buffer = new ArrayBuffer(8);
const moved = structuredClone({ buffer, view: new Uint8Array(buffer, 2, 3) }, { transfer: [buffer] });
console.log(buffer.byteLength, moved.buffer.byteLength, moved.view.length, moved.view.buffer === moved.buffer);
for (const value of [() => {}, Symbol('s'), { inner: new WeakMap() }]) {
  try {
    structuredClone(value);
  } catch (error) {
    console.log(error.name, error.code, error.message, error instanceof DOMException);
  }
}
const error = structuredClone(Object.assign(new TypeError('typed', { cause: 'because' }), { lost: 1 }));
console.log(error instanceof TypeError, error.message, error.cause, error.lost);

const controller = new AbortController();
controller.signal.addEventListener('abort', (event) => console.log(event.type, controller.signal.reason.name));
controller.abort();
const target = new EventTarget();
target.addEventListener('thing', { handleEvent: (event) => console.log(event.type, event.detail) }, { once: true });
target.dispatchEvent(new CustomEvent('thing', { detail: 7 }));
target.dispatchEvent(new CustomEvent('thing', { detail: 8 }));
