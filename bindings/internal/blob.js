'use strict';

// A blob is a list of parts; a part is bytes in memory or a range of a file. Slices share their parts.

const {
  ArrayPrototypePush,
  MathMax,
  MathMin,
  SafeMap,
  StringPrototypeSlice,
  StringPrototypeSplit,
  StringPrototypeStartsWith,
  TypedArrayPrototypeSet,
  TypedArrayPrototypeSlice,
  TypedArrayPrototypeSubarray,
  Uint8Array,
} = primordials;

const { markImmutable, travels } = internalBinding('immutable_handles');

const STATUS_END = 0;
const STATUS_CONTINUE = 1;
const CHUNK = 65536;

class MemoryPart {
  constructor(bytes) {
    this.bytes = bytes;
    this.length = bytes.length;
  }

  slice(start, end) {
    return new MemoryPart(TypedArrayPrototypeSubarray(this.bytes, start, end));
  }

  read(offset, callback) {
    const copy = TypedArrayPrototypeSlice(this.bytes, offset);
    callback(copy.length, copy.buffer);
  }
}

class FilePart {
  // file: path, size and time of change; a file that changed since cannot be read.
  constructor(file, offset, length) {
    this.file = file;
    this.offset = offset;
    this.length = length;
  }

  slice(start, end) {
    return new FilePart(this.file, this.offset + start, end - start);
  }

  read(offset, callback) {
    const length = MathMin(CHUNK, this.length - offset);
    native.readFile(this.file, this.offset + offset, length, callback);
  }
}

class Reader {
  #parts;
  #index = 0;
  #offset = 0;

  constructor(parts) {
    this.#parts = parts;
  }

  // callback(status, buffer): 1 with a buffer, 0 at the end, negative when a part cannot be read.
  pull(callback) {
    const part = this.#parts[this.#index];
    if (part === undefined) {
      callback(STATUS_END);
      return;
    }
    part.read(this.#offset, (read, buffer) => {
      if (read < 0) {
        callback(read);
        return;
      }
      this.#offset += read;
      if (this.#offset >= part.length) {
        this.#index++;
        this.#offset = 0;
      }
      callback(STATUS_CONTINUE, buffer);
    });
  }
}

class Blob {
  #parts;

  constructor(parts) {
    this.#parts = parts;
    markImmutable(this);
  }

  static parts(blob) {
    return blob.#parts;
  }

  getReader() {
    return new Reader(this.#parts);
  }

  slice(start, end) {
    const parts = [];
    let position = 0;
    for (let i = 0; i < this.#parts.length; i++) {
      const part = this.#parts[i];
      const from = MathMax(start - position, 0);
      const to = MathMin(end - position, part.length);
      if (from < to) {
        ArrayPrototypePush(parts, part.slice(from, to));
      }
      position += part.length;
    }
    return new Blob(parts);
  }
}

travels(Blob, 'blob:Blob', {
  toData: (blob) => Blob.parts(blob).map((part) => ({ ...part })),
  fromData: (parts) => new Blob(parts.map(({ bytes, file, offset, length }) =>
    (bytes === undefined ? new FilePart(file, offset, length) : new MemoryPart(bytes)))),
});

function createBlob(sources) {
  const parts = [];
  for (let i = 0; i < sources.length; i++) {
    const source = sources[i];
    if (source instanceof Blob) {
      ArrayPrototypePush(parts, ...Blob.parts(source));
    } else if (source.length > 0) {
      ArrayPrototypePush(parts, new MemoryPart(source));
    }
  }
  return new Blob(parts);
}

function createBlobFromFilePath(path) {
  const file = native.statFile(path);
  if (file === undefined) {
    return undefined;
  }
  const { 1: size } = file;
  return [new Blob([new FilePart(file, 0, size)]), size];
}

function concat(buffers) {
  let length = 0;
  for (let i = 0; i < buffers.length; i++) {
    length += buffers[i].byteLength;
  }
  const whole = new Uint8Array(length);
  let position = 0;
  for (let i = 0; i < buffers.length; i++) {
    const { buffer = buffers[i], byteOffset = 0, byteLength } = buffers[i];
    TypedArrayPrototypeSet(whole, new Uint8Array(buffer, byteOffset, byteLength), position);
    position += byteLength;
  }
  return whole.buffer;
}

// What URL.createObjectURL made known, by id.
const stored = new SafeMap();

function revokeObjectURL(url) {
  if (!StringPrototypeStartsWith(url, 'blob:')) {
    return;
  }
  const { 0: kind, 1: id } = StringPrototypeSplit(StringPrototypeSlice(url, 5), ':');
  if (kind === 'nodedata') {
    stored.delete(id);
  }
}

return {
  createBlob,
  createBlobFromFilePath,
  concat,
  getDataObject: (id) => stored.get(id),
  storeDataObject: (id, handle, length, type) => stored.set(id, [handle, length, type]),
  revokeObjectURL,
};
