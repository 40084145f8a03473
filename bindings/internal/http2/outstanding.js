// What was sent and waits for the peer's word: pings and settings, answered in the order they were sent.
'use strict';

const { ArrayPrototypePush, ArrayPrototypeShift } = primordials;

class Outstanding {
  #waiting = [];
  #max;

  constructor(max) {
    this.#max = max;
  }

  /** Sends by `send()`, unless too many wait already; then `item` is told that it failed. */
  add(item, send) {
    if (this.#waiting.length === this.#max) {
      item.done(false);
      return false;
    }
    send();
    ArrayPrototypePush(this.#waiting, item);
    return true;
  }

  /** The one that is answered now; undefined when nothing was asked. */
  next() {
    return ArrayPrototypeShift(this.#waiting);
  }

  takeAll() {
    const all = this.#waiting;
    this.#waiting = [];
    return all;
  }
}

return { Outstanding };
