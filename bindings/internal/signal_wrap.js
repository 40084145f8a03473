// Lets a script hear of signals: those that other processes send to a program of its own, and within a lane of tasks, where
// the worker itself answers to the system's, those that scripts send.
'use strict';

const { AsyncResource, callBack } = internalBinding('async_resource');
const { UV_EINVAL } = internalBinding('uv');
const loop = internalBinding('event_loop');

class Signal extends AsyncResource {
  #listening;
  #referenced = true;
  onsignal = null;

  start(signal) {
    this.stop();
    this.#listening = native.listen(signal, (number) => {
      if (this.#listening !== undefined && this.onsignal) callBack(this, 'onsignal', [number]);
    });
    if (this.#listening === undefined) return UV_EINVAL;
    if (this.#referenced) loop.ref();
    return 0;
  }

  stop() {
    if (this.#listening === undefined) return;
    native.stop(this.#listening);
    this.#listening = undefined;
    if (this.#referenced) loop.unref();
  }

  close(callback) {
    this.stop();
    if (typeof callback === 'function') loop.post(callback);
  }

  ref() {
    if (this.#listening !== undefined && !this.#referenced) loop.ref();
    this.#referenced = true;
  }

  unref() {
    if (this.#listening !== undefined && this.#referenced) loop.unref();
    this.#referenced = false;
  }

  hasRef() {
    return this.#listening !== undefined && this.#referenced;
  }
}

return { Signal };
