// A PING that waits for its answer.
'use strict';

const { BigUint64Array, Symbol, Uint8Array, globalThis } = primordials;
const { AsyncResource, destroy } = internalBinding('async_resource');
const { makeCallback } = internalBinding('http2/callback');
const { now } = internalBinding('performance');

const NANOS_PER_MS = 1e6;
const kOnDone = Symbol('onDone');

class Http2Ping extends AsyncResource {
  static provider = 'HTTP2PING';

  #sentAt = now();

  constructor(callback) {
    super();
    this[kOnDone] = callback;
  }

  /** What is sent when the user gives nothing: when that was. */
  get payload() {
    return new Uint8Array(new BigUint64Array([BigInt(Math.round(this.#sentAt * NANOS_PER_MS))]).buffer);
  }

  /** Answers how long it took. */
  done(acknowledged, payload) {
    const duration = now() - this.#sentAt;
    const bytes = payload === undefined ? undefined : globalThis.Buffer.from(payload.buffer);
    makeCallback(this, kOnDone, [acknowledged, duration, bytes]);
    destroy(this);
    return duration;
  }
}

return { Http2Ping };
