// The structured clone algorithm within one lane, with transfer.
'use strict';

const { privateSymbols: { transfer_mode_private_symbol: mode, untransferable_object_private_symbol: untransferable } } =
  internalBinding('boot');
const {
  messaging_clone_symbol: kClone,
  messaging_deserialize_symbol: kDeserialize,
  messaging_transfer_symbol: kTransfer,
  messaging_transfer_list_symbol: kTransferList,
} = internalBinding('symbols');
const types = internalBinding('types');
const { isImmutable } = internalBinding('immutable_handles');

const kTransferable = 1;
const kCloneable = 2;

const ERRORS = { Error, EvalError, RangeError, ReferenceError, SyntaxError, TypeError, URIError };
const BOXES = { isNumberObject: Number, isStringObject: String, isBooleanObject: Boolean, isBigIntObject: BigInt };

let createObject;

function cloneError(message) {
  const { DOMException } = internalBinding('boot').perContext;
  return new DOMException(message, 'DataCloneError');
}

function notCloneable(value) {
  const text = typeof value === 'symbol' ? value.toString() :
    typeof value === 'function' ? `${value}` : `#<${value.constructor?.name ?? 'Object'}>`;
  return cloneError(`${text} could not be cloned.`);
}

class Cloner {
  // From an object to its clone, for cycles and for objects that are reached twice.
  #clones = new Map();

  constructor(transferred) {
    for (const [object, moved] of transferred) this.#clones.set(object, moved);
  }

  clone(value) {
    if (typeof value === 'function' || typeof value === 'symbol') throw notCloneable(value);
    if (typeof value !== 'object' || value === null) return value;
    if (this.#clones.has(value)) return this.#clones.get(value);
    return this.#object(value);
  }

  #object(value) {
    const plain = this.#withoutContents(value);
    if (plain !== undefined) return this.#keep(value, plain);
    if (types.isMap(value)) return this.#map(value);
    if (types.isSet(value)) return this.#set(value);
    if (value[mode] !== undefined) return this.#host(value);
    if (types.isNativeError(value)) return this.#error(value);
    if (Array.isArray(value)) return this.#properties(value, new Array(value.length));
    if (isPlatformObject(value)) throw notCloneable(value);
    return this.#properties(value, {});
  }

  #keep(value, clone) {
    this.#clones.set(value, clone);
    return clone;
  }

  #withoutContents(value) {
    if (types.isDate(value)) return new Date(value.getTime());
    if (types.isRegExp(value)) return new RegExp(value.source, value.flags);
    if (types.isSharedArrayBuffer(value) || isImmutable(value)) return value;
    if (types.isArrayBuffer(value)) return value.resizable ? resizable(value) : value.slice(0);
    if (ArrayBuffer.isView(value)) return this.#view(value);
    for (const [test, Box] of Object.entries(BOXES)) {
      if (types[test](value)) return Object(Box.prototype.valueOf.call(value));
    }
    return undefined;
  }

  #view(view) {
    const buffer = this.clone(view.buffer);
    if (types.isDataView(view)) return new DataView(buffer, view.byteOffset, view.byteLength);
    // A Buffer arrives as the Uint8Array that it is.
    const name = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(Uint8Array.prototype), Symbol.toStringTag)
      .get.call(view);
    return new globalThis[name](buffer, view.byteOffset, view.length);
  }

  #map(map) {
    const clone = this.#keep(map, new Map());
    for (const [key, item] of [...Map.prototype.entries.call(map)]) clone.set(this.clone(key), this.clone(item));
    return clone;
  }

  #set(set) {
    const clone = this.#keep(set, new Set());
    for (const item of [...Set.prototype.values.call(set)]) clone.add(this.clone(item));
    return clone;
  }

  #error(error) {
    const Type = Object.hasOwn(ERRORS, error.name) ? ERRORS[error.name] : Error;
    const made = this.#keep(error, new Type());
    for (const key of ['message', 'stack']) {
      const own = Object.getOwnPropertyDescriptor(error, key);
      if (own) Object.defineProperty(made, key, { value: `${error[key]}`, writable: true, configurable: true });
    }
    if (Object.hasOwn(error, 'cause')) {
      Object.defineProperty(made, 'cause', { value: this.clone(error.cause), writable: true, configurable: true });
    }
    return made;
  }

  #host(value) {
    if ((value[mode] & kCloneable) === 0 || typeof value[kClone] !== 'function') throw notCloneable(value);
    const { data, deserializeInfo } = value[kClone]();
    const clone = this.#keep(value, createObject(deserializeInfo));
    clone[kDeserialize](this.clone(data));
    return clone;
  }

  #properties(value, target) {
    this.#keep(value, target);
    for (const key of Object.keys(value)) {
      // Not by assignment: __proto__ is a name like any other.
      Object.defineProperty(target, key, {
        value: this.clone(value[key]), writable: true, enumerable: true, configurable: true,
      });
    }
    return target;
  }
}

function resizable(buffer) {
  const copy = new ArrayBuffer(buffer.byteLength, { maxByteLength: buffer.maxByteLength });
  new Uint8Array(copy).set(new Uint8Array(buffer));
  return copy;
}

const isPlatformObject = (value) =>
  types.isPromise(value) || types.isWeakMap(value) || types.isWeakSet(value) || types.isGeneratorObject(value) ||
  types.isModuleNamespaceObject(value) || types.isProxy(value) || types.isMapIterator(value) ||
  types.isSetIterator(value) || types.isSymbolObject(value) || value instanceof WeakRef;

function expand(list) {
  const all = [];
  for (const object of list) {
    all.push(object);
    if (object?.[mode] & kTransferable && typeof object[kTransferList] === 'function') all.push(...object[kTransferList]());
  }
  return all;
}

// Pairs of what is transferred and what it has become. A buffer is copied, and detached only when all went well.
function transfer(list, ports) {
  const seen = new Set();
  return expand(list).map((object) => {
    if (seen.has(object)) throw cloneError('Transfer list contains duplicate ArrayBuffer');
    seen.add(object);
    if (object?.[untransferable]) throw cloneError('An object in the transfer list is marked as untransferable');
    if (types.isArrayBuffer(object)) {
      if (object.detached) throw cloneError('An ArrayBuffer is detached and could not be cloned.');
      return [object, object.resizable ? resizable(object) : object.slice(0)];
    }
    if (ports.isPort(object)) {
      if (ports.isDetached(object)) throw cloneError('MessagePort in transfer list is already detached');
      return [object, ports.move(object)];
    }
    if (object?.[mode] & kTransferable) return [object, hostObject(object)];
    throw cloneError('Found invalid object in transferList');
  });
}

function hostObject(object) {
  const { data, deserializeInfo } = object[kTransfer]();
  const made = createObject(deserializeInfo);
  made[kDeserialize](data);
  return made;
}

function clone(value, list, ports) {
  const transferred = transfer(list, ports);
  const result = new Cloner(transferred).clone(value);
  for (const [object] of transferred) if (types.isArrayBuffer(object)) object.transfer(0);
  return { result, ports: transferred.map(([, moved]) => moved).filter(ports.isPort) };
}

return {
  clone,
  setCreateObject(create) {
    createObject = create;
  },
};
