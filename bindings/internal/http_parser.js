// The HTTP/1 parser of http and https: Java's machine behind the class that Node's library wants.
'use strict';

const { callBack, AsyncResource, destroy } = internalBinding('async_resource');

const kExecute = Symbol('execute');
const kFinish = Symbol('finish');
const kRead = Symbol('read');

let defaultMaxHeaderSize;

function maxHeaderSize(given) {
  if (given > 0) return given;
  defaultMaxHeaderSize ??= internalBinding('boot').require('internal/options').getOptionValue('--max-http-header-size');
  return defaultMaxHeaderSize;
}

class ConnectionsList {
  #list = native.connectionsList();

  all() { return native.all(this.#list); }
  idle() { return native.idle(this.#list); }
  active() { return native.active(this.#list); }
  expired(headersTimeout, requestTimeout) { return native.expired(this.#list, headersTimeout, requestTimeout); }

  static of(list) { return list?.#list; }
}
const listOf = ConnectionsList.of;
delete ConnectionsList.of;

class HTTPParser extends AsyncResource {
  static REQUEST = 1;
  static RESPONSE = 2;
  static kOnMessageBegin = 0;
  static kOnHeaders = 1;
  static kOnHeadersComplete = 2;
  static kOnBody = 3;
  static kOnMessageComplete = 4;
  static kOnExecute = 5;
  static kOnTimeout = 6;
  static kLenientNone = 0;
  static kLenientHeaders = 1 << 0;
  static kLenientChunkedLength = 1 << 1;
  static kLenientKeepAlive = 1 << 2;
  static kLenientTransferEncoding = 1 << 3;
  static kLenientVersion = 1 << 4;
  static kLenientDataAfterClose = 1 << 5;
  static kLenientOptionalLFAfterCR = 1 << 6;
  static kLenientOptionalCRLFAfterChunk = 1 << 7;
  static kLenientOptionalCRBeforeLF = 1 << 8;
  static kLenientSpacesAfterChunkSize = 1 << 9;
  static kLenientAll = (1 << 10) - 1;

  #parser = native.parser(this);
  #stream;
  #listener;

  initialize(type, resource, headerSize, leniency, connections) {
    this.asyncReset(resource, type === HTTPParser.REQUEST ? 'HTTPINCOMINGMESSAGE' : 'HTTPCLIENTREQUEST');
    native.initialize(this.#parser, type, maxHeaderSize(headerSize), leniency ?? 0, listOf(connections));
  }

  execute(buffer) {
    return callBack(this, kExecute, [buffer]);
  }

  finish() {
    return callBack(this, kFinish, []);
  }

  /** Takes over what a stream reads, so that it goes to the parser without passing through net.Socket. */
  consume(stream) {
    this.#stream = stream;
    this.#listener = {
      onRead: (count, memory, offset) => this.#arrived(stream, count, memory, offset),
      onDestroy: () => { this.#stream = undefined; },
    };
    stream.pushListener(this.#listener);
  }

  unconsume() {
    if (this.#stream === undefined) return;
    this.#stream.removeListener(this.#listener);
    this.#stream = undefined;
  }

  #arrived(stream, count, memory, offset) {
    if (count < 0) stream.passRead(this.#listener, count);
    else if (count > 0) callBack(this, kRead, [memory, offset, count]);
  }

  // The functions of the parser's owner run in the async context of the message.
  [kExecute](buffer) { return native.execute(this.#parser, buffer); }
  [kFinish]() { return native.finish(this.#parser); }

  [kRead](memory, offset, count) {
    const result = native.executePart(this.#parser, memory, offset, count);
    if (typeof this[HTTPParser.kOnExecute] !== 'function') return;
    native.setCurrentBuffer(this.#parser, memory, offset, count);
    try {
      this[HTTPParser.kOnExecute](result);
    } finally {
      native.setCurrentBuffer(this.#parser);
    }
  }

  pause() { native.pause(this.#parser); }
  resume() { native.resume(this.#parser); }
  close() { native.remove(this.#parser); }
  free() { destroy(this); }
  remove() { native.remove(this.#parser); }
  getCurrentBuffer() { return native.currentBuffer(this.#parser); }
}

return {
  native,
  HTTPParser,
  ConnectionsList,
  methods: native.methods,
  allMethods: native.allMethods,
};
