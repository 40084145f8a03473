// Message ports and channels, structuredClone, DOMException.
'use strict';

const { ArrayIsArray, ArrayPrototypePush, ObjectAssign, SymbolIterator } = primordials;
const { perContext, perIsolateSymbols, privateSymbols, require } = internalBinding('boot');
const { no_message_symbol: noMessage, oninit: onInit, handle_onclose: onClose } = internalBinding('symbols');
const { emitInit } = internalBinding('async_resource');
const handles = internalBinding('immutable_handles');
const loop = internalBinding('event_loop');

const { DOMException } = perContext;
const { emitMessage } = perContext.messageport ?? perContext;

// So many messages at least run before others have their turn.
const AT_A_TIME = 1000;

let createObject;

let constructing = false;

function MessagePort() {
  if (!constructing) {
    throw ObjectAssign(new TypeError('Constructor cannot be called'), { code: 'ERR_CONSTRUCT_CALL_INVALID' });
  }
}

ObjectAssign(MessagePort.prototype, {
  postMessage(value, options) {
    if (arguments.length === 0) {
      throw ObjectAssign(new TypeError('Not enough arguments to MessagePort.postMessage'), { code: 'ERR_MISSING_ARGS' });
    }
    const sent = native.post(this, value, transferList(options));
    if (typeof sent !== 'string') return sent === undefined ? undefined : true;
    process.emitWarning(sent);
    return true;
  },

  start() { native.start(this); },

  close() {
    if (native.beginClose(this)) loop.post(() => close(this));
  },

  ref() { native.reference(this, true); },
  unref() { native.reference(this, false); },
  hasRef() { return native.isReferenced(this); },
});

function close(port) {
  if (native.close(port)) port[onClose]();
}

// Runs what waits. Each message is a callback of its own, with its ticks and microtasks. After a listener that threw the
// rest has its turn later.
function drain(port, force) {
  let failed = true;
  try {
    for (let i = 0; i < AT_A_TIME || force; i++) {
      let received;
      try {
        received = native.receive(port, force);
      } catch (error) {
        emitMessage.call(port, error, undefined, 'messageerror');
        continue;
      }
      if (received === undefined) {
        failed = false;
        return;
      }
      if (received === null) close(port);
      else if (received === false) emitMessage.call(port, contextUnavailable(), undefined, 'messageerror');
      else emitMessage.call(port, received[0], received[1], 'message');
      native.runTicks();
    }
  } finally {
    if (failed) native.wake(port);
  }
}

function contextUnavailable() {
  return ObjectAssign(
    new Error('A message object could not be deserialized successfully in the target vm.Context'),
    { code: 'ERR_MESSAGE_TARGET_CONTEXT_UNAVAILABLE' });
}

function invalid(message) {
  return ObjectAssign(new TypeError(message), { code: 'ERR_INVALID_ARG_TYPE' });
}

function listOf(iterable) {
  if (ArrayIsArray(iterable)) return iterable;
  if (typeof iterable !== 'object' || iterable === null) return undefined;
  const method = iterable[SymbolIterator];
  if (typeof method !== 'function') return undefined;
  const iterator = method.call(iterable);
  if (typeof iterator !== 'object' || iterator === null || typeof iterator.next !== 'function') return undefined;
  const { next } = iterator;
  const list = [];
  for (;;) {
    const result = next.call(iterator);
    if (typeof result !== 'object' || result === null) return undefined;
    if (result.done) return list;
    ArrayPrototypePush(list, result.value);
  }
}

function transferList(options) {
  if (options === undefined || options === null) return [];
  if (typeof options !== 'object') throw invalid('Optional transferList argument must be an iterable');
  const list = listOf(options);
  if (list !== undefined) return list;
  const { transfer } = options;
  if (transfer === undefined) return [];
  const named = listOf(transfer);
  if (named === undefined) throw invalid('Optional options.transfer argument must be an iterable');
  return named;
}

function MessageChannel() {
  if (new.target === undefined) {
    throw ObjectAssign(new TypeError("Class constructor MessageChannel cannot be invoked without 'new'"),
                       { code: 'ERR_CONSTRUCT_CALL_REQUIRED' });
  }
    // The ports become event targets when this is loaded, which the library leaves to its first user.
  require('internal/worker/io');
  const { 0: port1, 1: port2 } = native.createChannel();
  this.port1 = port1;
  this.port2 = port2;
}

function newPort() {
  constructing = true;
  try {
    return new MessagePort();
  } finally {
    constructing = false;
  }
}

native.connect({
  mode: privateSymbols.transfer_mode_private_symbol,
  untransferable: privateSymbols.untransferable_object_private_symbol,
  immutable: handles.immutable,
  clone: perIsolateSymbols.messaging_clone_symbol,
  transfer: perIsolateSymbols.messaging_transfer_symbol,
  transferList: perIsolateSymbols.messaging_transfer_list_symbol,
  deserialize: perIsolateSymbols.messaging_deserialize_symbol,
  get environment() { return internalBinding('process_methods').environment; },
  environmentCopy: () => ({ ...internalBinding('process_methods').environment }),
  newPort,
  opened(port) {
    emitInit('MESSAGEPORT', port);
    port[onInit]?.();
  },
  moved(port) { loop.post(() => port[onClose]()); },
  drain,
  cloneError: (message) => new DOMException(message, 'DataCloneError'),
  constructorName: (object) => object.constructor?.name ?? 'Object',
  createObject: (maker) => createObject(maker),
  isMovable: handles.isMovable,
  handleParts: handles.partsOf,
  makeHandle: handles.make,
});

return {
  DOMException,
  MessageChannel,
  MessagePort,
  broadcastChannel: (name) => native.createBroadcast(name),
  exposeLazyDOMExceptionProperty(target) {
    Object.defineProperty(target, 'DOMException', {
      value: DOMException, writable: true, enumerable: false, configurable: true,
    });
  },
  stopMessagePort: native.stop,
  drainMessagePort(port) {
    drain(port, true);
  },
  receiveMessageOnPort(port) {
    if (!(port instanceof MessagePort)) throw invalid('The "port" argument must be a MessagePort instance');
    const received = native.receive(port, true);
    if (received === null) close(port);
    if (received === false) throw contextUnavailable();
    return received === undefined || received === null ? noMessage : received[0];
  },
  moveMessagePortToContext(port, context) {
    if (!(port instanceof MessagePort)) throw invalid('The "port" argument must be a MessagePort instance');
    if (native.isDetached(port)) {
      throw ObjectAssign(new Error('Cannot send data on closed MessagePort'), { code: 'ERR_CLOSED_MESSAGE_PORT' });
    }
    if (typeof context !== 'object' || context === null || !require('vm').isContext(context)) {
      throw invalid('Invalid context argument');
    }
    const target = newPort();
    native.move(port, target);
    target[onInit]?.();
    return target;
  },
  setDeserializerCreateObjectFunction(create) {
    createObject = create;
  },
  structuredClone: (value, { transfer }) => native.structuredClone(value, transfer),
};
