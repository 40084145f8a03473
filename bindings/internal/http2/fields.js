// What Node's library and a session know of each other: bytes of one small array, with two numbers at its end.
'use strict';

const { Uint32Array, Uint8Array } = primordials;

const fields = {
  kBitfield: 0,
  kSessionPriorityListenerCount: 1,
  kSessionFrameErrorListenerCount: 2,
  kSessionMaxInvalidFrames: 4,
  kSessionMaxRejectedStreams: 8,
  kSessionUint8FieldCount: 12,
};
const bits = {
  kSessionHasRemoteSettingsListeners: 0,
  kSessionRemoteSettingsIsUpToDate: 1,
  kSessionHasPingListeners: 2,
  kSessionHasAltsvcListeners: 3,
};
const DEFAULT_MAX_INVALID_FRAMES = 1000;
const DEFAULT_MAX_REJECTED_STREAMS = 100;

class SessionFields {
  bytes = new Uint8Array(fields.kSessionUint8FieldCount);
  #limits = new Uint32Array(this.bytes.buffer, fields.kSessionMaxInvalidFrames, 2);
  #invalidFrames = 0;
  #rejectedStreams = 0;

  constructor() {
    this.#limits[0] = DEFAULT_MAX_INVALID_FRAMES;
    this.#limits[1] = DEFAULT_MAX_REJECTED_STREAMS;
  }

  has(bit) {
    return (this.bytes[fields.kBitfield] & (1 << bit)) !== 0;
  }

  remoteSettingsChanged() {
    this.bytes[fields.kBitfield] &= ~(1 << bits.kSessionRemoteSettingsIsUpToDate);
  }

  /** Counts one; answers whether that is more than may be. */
  invalidFrame() {
    return this.#invalidFrames++ > this.#limits[0];
  }

  rejectedStream() {
    return this.#rejectedStreams++ > this.#limits[1];
  }

  /** Only those in a row count. */
  acceptedStream() {
    this.#rejectedStreams = 0;
  }
}

return { SessionFields, fields, bits };
