// v8.Serializer and v8.Deserializer: values as bytes, in V8's format.
'use strict';

const { ArrayBufferIsView, ObjectDefineProperty } = primordials;

const invalid = (message) => {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_ARG_TYPE';
  return error;
};

const needsNew = (name) => {
  const error = new TypeError(`Class constructor ${name} cannot be invoked without 'new'`);
  error.code = 'ERR_CONSTRUCT_CALL_REQUIRED';
  return error;
};

// Handles of ours, which in Node are objects of C++: operations under way, ports, what lies behind a blob or a key.
function isHost(object) {
  return object instanceof internalBinding('async_resource').AsyncResource ||
    object instanceof internalBinding('messaging').MessagePort ||
    internalBinding('immutable_handles').isImmutable(object);
}

const writers = new WeakMap();
const readers = new WeakMap();

function handleOf(handles, object) {
  const handle = handles.get(object);
  if (handle === undefined) throw new TypeError('Illegal invocation');
  return handle;
}

function Serializer() {
  if (new.target === undefined) throw needsNew('Serializer');
  writers.set(this, native.serializer(this, isHost));
}

Object.assign(Serializer.prototype, {
  writeHeader() { native.writeHeader(handleOf(writers, this)); },
  writeValue(value) { return native.writeValue(handleOf(writers, this), value); },
  releaseBuffer() {
    const { FastBuffer } = internalBinding('boot').require('internal/buffer');
    return new FastBuffer(native.release(handleOf(writers, this)));
  },
  transferArrayBuffer(id, buffer) {
    if (!internalBinding('types').isArrayBuffer(buffer)) throw invalid('arrayBuffer must be an ArrayBuffer');
    native.transferOut(handleOf(writers, this), id, buffer);
  },
  writeUint32(value) { native.writeUint32(handleOf(writers, this), value); },
  writeUint64(high, low) { native.writeUint64(handleOf(writers, this), high, low); },
  writeDouble(value) { native.writeDouble(handleOf(writers, this), value); },
  writeRawBytes(bytes) {
    if (!ArrayBufferIsView(bytes)) throw invalid('source must be a TypedArray or a DataView');
    native.writeRawBytes(handleOf(writers, this), bytes);
  },
  _setTreatArrayBufferViewsAsHostObjects(wanted) {
    native.treatViewsAsHostObjects(handleOf(writers, this), wanted);
  },
});

function Deserializer(buffer) {
  if (new.target === undefined) throw needsNew('Deserializer');
  if (!ArrayBufferIsView(buffer)) throw invalid('buffer must be a TypedArray or a DataView');
  this.buffer = buffer;
  readers.set(this, native.deserializer(this, buffer));
}

function primitive(name, read) {
  try {
    return read();
  } catch {
    throw new Error(`${name}() failed`);
  }
}

Object.assign(Deserializer.prototype, {
  readHeader() { return native.readHeader(handleOf(readers, this)); },
  readValue() { return native.readValue(handleOf(readers, this)); },
  getWireFormatVersion() { return native.version(handleOf(readers, this)); },
  transferArrayBuffer(id, buffer) {
    if (!internalBinding('types').isAnyArrayBuffer(buffer)) {
      throw invalid('arrayBuffer must be an ArrayBuffer or SharedArrayBuffer');
    }
    native.transferIn(handleOf(readers, this), id, buffer);
  },
  readUint32() { return primitive('ReadUint32', () => native.readUint32(handleOf(readers, this))); },
  readUint64() { return primitive('ReadUint64', () => native.readUint64(handleOf(readers, this))); },
  readDouble() { return primitive('ReadDouble', () => native.readDouble(handleOf(readers, this))); },
  _readRawBytes(length) {
    return primitive('ReadRawBytes', () => native.readRawBytes(handleOf(readers, this), length));
  },
});

ObjectDefineProperty(Serializer, 'prototype', { writable: false });
ObjectDefineProperty(Deserializer, 'prototype', { writable: false });

return { Serializer, Deserializer };
