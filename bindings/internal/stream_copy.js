// Passes on what one stream handle reads to another: for a child whose stream is to be one of ours.
'use strict';

const { Uint8Array } = primordials;
const loop = internalBinding('event_loop');

class Copy {
  #from;
  #to;
  #ends;

  /** `ends`: whether the end of one is the end of the other. */
  constructor(from, to, ends) {
    this.#from = from;
    this.#to = to;
    this.#ends = ends;
    from.pushListener(this);
    // The library stops the handle at first, since nobody else must read from it; hence not in front of it.
    loop.post(() => from.doReadStart());
  }

  onRead(count, memory, offset) {
    if (count < 0) {
      this.#stop();
      return;
    }
    if (count === 0) return;
    let written = false;
    const error = this.#to.write([new Uint8Array(memory, offset, count)], (status) => {
      written = true;
      if (status < 0) this.#stop();
      else this.#from.doReadStart();
    });
    if (error !== 0) this.#stop();
    else if (!written && this.#to.writeQueueSize > 0) this.#from.doReadStop();
  }

  onDestroy() {
    if (this.#ends) this.#to.close();
  }

  #stop() {
    this.#from.doReadStop();
    this.#from.removeListener(this);
    if (this.#ends) this.#to.end(() => this.#to.close());
    else this.#from.close();
  }
}

return { Copy };
