// Watches of fs.watch: onchange(status, 'rename' or 'change', name).
'use strict';

const { AsyncResource, callBack, closed } = internalBinding('async_resource');
const active = internalBinding('active');
const { refLoop, unrefLoop } = internalBinding('fs');

class FSEvent extends AsyncResource {
  static provider = 'FSEVENTWRAP';
  static resourceName = 'FSEventWrap';
  #id;
  #referenced = true;

  get initialized() {
    return this.#id !== undefined;
  }

  /** 0, or an error's number. Node's library walks into folders itself where it is asked to. */
  start(path, persistent, recursive, encoding) {
    if (this.initialized) return 0;
    const id = native.watch(path, encoding, (renamed, name) => {
      if (this.#id === id) callBack(this, 'onchange', [0, renamed ? 'rename' : 'change', name]);
    });
    if (id < 0) return id;
    this.#id = id;
    active.handles.add(this);
    this.#referenced &&= Boolean(persistent);
    if (this.#referenced) refLoop();
    return 0;
  }

  close() {
    if (!this.initialized) return;
    native.unwatch(this.#id);
    this.#id = undefined;
    if (this.#referenced) unrefLoop();
    closed(this);
  }

  ref() {
    if (!this.#referenced && this.initialized) refLoop();
    this.#referenced = true;
  }

  unref() {
    if (this.#referenced && this.initialized) unrefLoop();
    this.#referenced = false;
  }

  hasRef() {
    return this.#referenced;
  }
}

return { FSEvent };
