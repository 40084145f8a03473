// Message ports and channels within one lane, structuredClone, DOMException.
'use strict';

const { perContext, require } = internalBinding('boot');
const { no_message_symbol: noMessage, oninit: onInit, handle_onclose: onClose } = internalBinding('symbols');
const cloning = internalBinding('structured_clone');

const { DOMException } = perContext;
const { emitMessage } = perContext.messageport ?? perContext;

// A message waits as the value it will be; a close message ends the port.
const CLOSE = Symbol('close');

// What a port is apart from its object, so that a transfer can move it to another one.
class PortState {
  queue = [];
  peers = new Set();
  owner = null;
  receiving = false;
  scheduled = false;
  referenced = false;

  deliver(message) {
    this.queue.push(message);
    this.schedule();
  }

  schedule() {
    if (this.scheduled || this.owner === null) return;
    this.scheduled = true;
    native.post(() => {
      this.scheduled = false;
      this.drain(false);
    });
  }

  // Runs what waits. Each message is a callback of its own, with its ticks and microtasks.
  drain(force) {
    try {
      while (this.#wants(force)) {
        const message = this.queue.shift();
        if (message === CLOSE) close(this.owner);
        else emitMessage.call(this.owner, message.result, message.ports, 'message');
        if (this.queue.length > 0) native.runTicks();
      }
    } finally {
      // After a listener that threw.
      if (this.#wants(force)) this.schedule();
    }
  }

  #wants(force) {
    return this.owner !== null && this.queue.length > 0 && (this.receiving || force || this.queue[0] === CLOSE);
  }

  reference(wanted) {
    if (this.referenced === wanted) return;
    this.referenced = wanted;
    if (wanted) native.ref();
    else native.unref();
  }
}

const states = new WeakMap();
const stateOf = (port) => states.get(port);

let constructing = false;

class MessagePort {
  constructor() {
    if (!constructing) {
      const { ERR_CONSTRUCT_CALL_INVALID } = require('internal/errors').codes;
      throw new ERR_CONSTRUCT_CALL_INVALID();
    }
  }

  postMessage(value, options) {
    if (arguments.length === 0) {
      const { ERR_MISSING_ARGS } = require('internal/errors').codes;
      throw new ERR_MISSING_ARGS('Not enough arguments to MessagePort.postMessage');
    }
    const list = transferList(options);
    if (list.includes(this)) throw new DOMException('Transfer list contains source port', 'DataCloneError');
    const message = cloning.clone(value, list, ports);
    for (const peer of stateOf(this)?.peers ?? []) peer.deliver(message);
    return true;
  }

  start() {
    const state = stateOf(this);
    if (!state) return;
    state.receiving = true;
    if (state.queue.length > 0) state.schedule();
  }

  close() {
    const state = stateOf(this);
    if (!state) return;
    for (const peer of state.peers) if (peer.peers.size === 1) peer.deliver(CLOSE);
    native.post(() => close(this));
  }

  ref() { stateOf(this)?.reference(true); }
  unref() { stateOf(this)?.reference(false); }
  hasRef() { return stateOf(this)?.referenced; }
}

function close(port) {
  const state = detach(port);
  if (!state) return;
  for (const peer of state.peers) peer.peers.delete(state);
  port[onClose]();
}

function detach(port) {
  const state = stateOf(port);
  if (!state) return undefined;
  state.reference(false);
  state.owner = null;
  states.delete(port);
  return state;
}

function makePort(state = new PortState()) {
  constructing = true;
  let port;
  try {
    port = new MessagePort();
  } finally {
    constructing = false;
  }
  states.set(port, state);
  state.owner = port;
  port[onInit]?.();
  if (state.queue.length > 0) state.schedule();
  return port;
}

const ports = {
  isPort: (value) => value instanceof MessagePort,
  isDetached: (port) => !states.has(port),
  move(port) {
    const state = detach(port);
    state.receiving = false;
    return makePort(state);
  },
};

function transferList(options) {
  if (options === undefined || options === null) return [];
  const invalid = (message) => {
    const error = new TypeError(message);
    error.code = 'ERR_INVALID_ARG_TYPE';
    return error;
  };
  if (typeof options !== 'object') throw invalid('Optional transferList argument must be an iterable');
  if (typeof options[Symbol.iterator] === 'function') return [...options];
  if (options.transfer === undefined) return [];
  if (typeof options.transfer?.[Symbol.iterator] !== 'function') {
    throw invalid('Optional options.transfer argument must be an iterable');
  }
  return [...options.transfer];
}

class MessageChannel {
  constructor() {
    // The ports become event targets when this is loaded, which the library leaves to its first user.
    require('internal/worker/io');
    this.port1 = makePort();
    this.port2 = makePort();
    const [one, two] = [stateOf(this.port1), stateOf(this.port2)];
    one.peers.add(two);
    two.peers.add(one);
  }
}

const broadcasts = new Map();

function broadcastChannel(name) {
  const port = makePort();
  const state = stateOf(port);
  const group = broadcasts.get(name) ?? new Set();
  broadcasts.set(name, group);
  for (const other of group) {
    if (other.owner === null) continue;
    other.peers.add(state);
    state.peers.add(other);
  }
  group.add(state);
  return port;
}

return {
  DOMException,
  MessageChannel,
  MessagePort,
  broadcastChannel,
  exposeLazyDOMExceptionProperty(target) {
    Object.defineProperty(target, 'DOMException', {
      value: DOMException, writable: true, enumerable: false, configurable: true,
    });
  },
  stopMessagePort(port) {
    const state = stateOf(port);
    if (state) state.receiving = false;
  },
  drainMessagePort(port) {
    stateOf(port)?.drain(true);
  },
  receiveMessageOnPort(port) {
    if (!(port instanceof MessagePort)) {
      const error = new TypeError('The "port" argument must be a MessagePort instance');
      error.code = 'ERR_INVALID_ARG_TYPE';
      throw error;
    }
    const state = stateOf(port);
    if (!state || state.queue.length === 0 || state.queue[0] === CLOSE) return noMessage;
    return state.queue.shift().result;
  },
  moveMessagePortToContext(port) {
    return port;
  },
  setDeserializerCreateObjectFunction: cloning.setCreateObject,
  structuredClone: (value, { transfer }) => cloning.clone(value, transfer, ports).result,
};
