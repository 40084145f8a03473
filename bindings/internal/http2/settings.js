// SETTINGS: between the array that Node's library writes them to and the pairs of numbers that sessions take.
'use strict';

const { ArrayPrototypePush, SafeMap, Symbol } = primordials;
const { AsyncResource, destroy } = internalBinding('async_resource');
const { makeCallback } = internalBinding('http2/callback');
const { settingsBuffer } = internalBinding('http2/arrays');
const { constants } = internalBinding('http2/constants');
const { now } = internalBinding('performance');

// In the order they are sent, with their ids and places in the array.
const KNOWN = [
  ['HEADER_TABLE_SIZE', 1, 0], ['ENABLE_PUSH', 2, 1], ['MAX_CONCURRENT_STREAMS', 3, 4], ['INITIAL_WINDOW_SIZE', 4, 2],
  ['MAX_FRAME_SIZE', 5, 3], ['MAX_HEADER_LIST_SIZE', 6, 5], ['ENABLE_CONNECT_PROTOCOL', 8, 6],
];
const FLAGS = KNOWN.length;
const ADDITIONAL_COUNT = FLAGS + 1;
const ADDITIONAL = FLAGS + 2;
const MAX_ADDITIONAL = 10;

const kOnDone = Symbol('onDone');

/** As id, value, id, value, … */
function settingsToSend() {
  const pairs = [];
  for (const [, id, place] of KNOWN) {
    if (settingsBuffer[FLAGS] & (1 << place)) ArrayPrototypePush(pairs, id, settingsBuffer[place]);
  }
  for (let i = 0; i < settingsBuffer[ADDITIONAL_COUNT]; i++) {
    ArrayPrototypePush(pairs, settingsBuffer[ADDITIONAL + 2 * i], settingsBuffer[ADDITIONAL + 2 * i + 1]);
  }
  return pairs;
}

function refreshDefaultSettings() {
  for (const [name, , place] of KNOWN) settingsBuffer[place] = constants[`DEFAULT_SETTINGS_${name}`];
  settingsBuffer[FLAGS] = (1 << KNOWN.length) - 1;
  settingsBuffer[ADDITIONAL_COUNT] = 0;
}

/** Settings that HTTP/2 does not know, of one side. */
class AdditionalSettings {
  #values = new SafeMap();

  /** Those whose values the user wants to know; until the peer tells there are none. */
  allow() {
    for (let i = 0; i < settingsBuffer[ADDITIONAL_COUNT]; i++) {
      this.#values.set(settingsBuffer[ADDITIONAL + 2 * i] & 0xffff, undefined);
    }
  }

  sent(pairs) {
    for (let i = 0; i < pairs.length; i += 2) {
      if (pairs[i] < KNOWN.length) continue;
      if (this.#values.size < MAX_ADDITIONAL || this.#values.has(pairs[i])) this.#values.set(pairs[i], pairs[i + 1]);
    }
  }

  received(pairs) {
    for (let i = 0; i < pairs.length; i += 2) {
      if (this.#values.has(pairs[i])) this.#values.set(pairs[i], pairs[i + 1]);
    }
  }

  show() {
    let count = 0;
    this.#values.forEach((value, id) => {
      if (value === undefined) return;
      settingsBuffer[ADDITIONAL + 2 * count] = id;
      settingsBuffer[ADDITIONAL + 2 * count + 1] = value;
      count++;
    });
    settingsBuffer[ADDITIONAL_COUNT] = count;
  }
}

/** Waits for the peer's word that it knows of them. */
class Http2Settings extends AsyncResource {
  static provider = 'HTTP2SETTINGS';

  #sentAt = now();

  constructor(callback) {
    super();
    this[kOnDone] = callback;
  }

  done(acknowledged) {
    makeCallback(this, kOnDone, [acknowledged, now() - this.#sentAt]);
    destroy(this);
  }
}

return { AdditionalSettings, Http2Settings, refreshDefaultSettings, settingsToSend };
