'use strict';

/** A job's `_id`, with the methods task files use of the MongoDB driver's class. Source: protocol.md §5.3. */
class ObjectID {
  #hex;

  constructor(hex) {
    this.#hex = String(hex).toLowerCase();
    Object.defineProperty(this, '_bsontype', { value: 'ObjectID' });
  }

  get id() {
    return Buffer.from(this.#hex, 'hex');
  }

  get generationTime() {
    return parseInt(this.#hex.slice(0, 8), 16);
  }

  getTimestamp() {
    return new Date(this.generationTime * 1000);
  }

  equals(other) {
    return other != null && String(other).toLowerCase() === this.#hex;
  }

  toHexString() {
    return this.#hex;
  }

  toString() {
    return this.#hex;
  }

  toJSON() {
    return this.#hex;
  }

  [Symbol.for('nodejs.util.inspect.custom')]() {
    return this.#hex;
  }

  static isValid(value) {
    return /^[0-9a-f]{24}$/i.test(String(value));
  }
}

module.exports = ObjectID;
