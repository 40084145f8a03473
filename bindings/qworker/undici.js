// Stands before Node's bundled undici, the HTTP client: MessageEvent, which every MessagePort needs, comes from here, so
// that 15,000 lines are only loaded by those who fetch.
'use strict';

const { codes: { ERR_MISSING_ARGS } } = require('internal/errors');
const { inspect } = require('internal/util/inspect');
const { MessagePort } = internalBinding('messaging');

const WHERE = 'MessageEvent constructor';

function shown(value) {
  if (typeof value === 'symbol') return `Symbol(${value.description})`;
  if (typeof value === 'string') return `"${value}"`;
  return value !== null && typeof value === 'object' ? inspect(value) : `${value}`;
}

function portOf(value, name) {
  if (value instanceof MessagePort) return value;
  throw new TypeError(`${WHERE}: Expected ${name} ("${shown(value)}") to be an instance of MessagePort.`);
}

function portsOf(values) {
  if (typeof values?.[Symbol.iterator] !== 'function') {
    throw new TypeError(`${WHERE}: eventInitDict.ports (${shown(values)}) is not iterable.`);
  }
  return Object.freeze(Array.from(values, (value, index) => portOf(value, `eventInitDict.ports[${index}]`)));
}

class MessageEvent extends Event {
  #init;

  constructor(type, init = {}) {
    if (arguments.length === 0) throw new ERR_MISSING_ARGS('type');
    super(type, init);
    const { data = null, origin = '', lastEventId = '', source = null, ports = [] } = init ?? {};
    this.#init = {
      data,
      origin: `${origin}`,
      lastEventId: `${lastEventId}`,
      source: source === null ? null : portOf(source, 'eventInitDict.source'),
      ports: portsOf(ports),
    };
  }

  get data() { return this.#init.data; }
  get origin() { return this.#init.origin; }
  get lastEventId() { return this.#init.lastEventId; }
  get source() { return this.#init.source; }
  get ports() { return this.#init.ports; }

  initMessageEvent(type, bubbles, cancelable, data, origin, lastEventId, source, ports) {
    return new MessageEvent(type, { bubbles, cancelable, data, origin, lastEventId, source, ports });
  }
}

for (const name of ['data', 'origin', 'lastEventId', 'source', 'ports', 'initMessageEvent']) {
  Object.defineProperty(MessageEvent.prototype, name, { enumerable: true });
}
Object.defineProperty(MessageEvent.prototype, Symbol.toStringTag, { value: 'MessageEvent', configurable: true });

module.exports = {
  MessageEvent,
  createFastMessageEvent: (type, init) => new MessageEvent(type, init),
};

// As Node's own loader gives it to what it bundles.
const requireInDeps = (request) =>
  internalBinding('boot').require(request.startsWith('node:') ? request.slice('node:'.length) : request);

let real;

function undici() {
  if (real === undefined) {
    const inner = { exports: {} };
    // Its parser is a WebAssembly module; what it takes for WebAssembly is Java's parser.
    internalBinding('boot').compile('internal/deps/undici/undici', ', WebAssembly')(
      inner.exports, requireInDeps, inner, process,
      internalBinding, primordials, internalBinding('llhttp_instance'));
    real = inner.exports;
  }
  return real;
}

for (const name of ['fetch', 'FormData', 'Headers', 'Request', 'Response', 'WebSocket', 'CloseEvent', 'ErrorEvent',
  'EventSource', 'EnvHttpProxyAgent', 'getGlobalDispatcher', 'setGlobalDispatcher']) {
  Object.defineProperty(module.exports, name, { enumerable: true, get: () => undici()[name] });
}
