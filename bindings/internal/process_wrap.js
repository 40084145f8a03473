// Child processes: what stands for one in the lane that started it.
'use strict';

const { ObjectEntries, SafeMap } = primordials;
const { AsyncResource, callBack, closed } = internalBinding('async_resource');
const { handle_onclose } = internalBinding('symbols');
const { signals } = internalBinding('constants').os;
const { UV_ESRCH } = internalBinding('uv');
const active = internalBinding('active');
const loop = internalBinding('event_loop');

// Our ends of a child's pipes are sockets.
internalBinding('socket');

const signalNames = new SafeMap();
for (const { 0: name, 1: number } of ObjectEntries(signals)) {
  // The first name of a number is the usual one, such as SIGABRT before SIGIOT.
  if (!signalNames.has(number)) signalNames.set(number, name);
}

/** A stream of ours that the child is to have stays ours: what it reads and writes is passed on. */
function attach({ type, handle }, transport, index) {
  if (type !== 'wrap') {
    handle.attach(transport);
    return;
  }
  const { Pipe, constants: { SOCKET } } = internalBinding('pipe_wrap');
  const { Copy } = internalBinding('stream_copy');
  const pipe = new Pipe(SOCKET);
  pipe.attach(transport);
  if (index === 0) new Copy(handle, pipe, true);
  else new Copy(pipe, handle, false);
}

class Process extends AsyncResource {
  static provider = 'PROCESSWRAP';
  #child;
  #running = false;
  #referenced = true;
  onexit = null;

  /** Answers 0 or an error. */
  spawn(options) {
    const { child, pid, error, transports } = native.spawn(options, (code, signal) => this.#exited(code, signal));
    transports?.forEach((transport, index) => {
      if (transport !== undefined) attach(options.stdio[index], transport, index);
    });
    if (error !== undefined) return error;
    this.#child = child;
    this.pid = pid;
    this.#running = true;
    active.handles.add(this);
    if (this.#referenced) loop.ref();
    return 0;
  }

  #exited(code, signal) {
    this.#stopHolding();
    callBack(this, 'onexit', [code, signalNames.get(signal) ?? '']);
  }

  #stopHolding() {
    if (this.#running && this.#referenced) loop.unref();
    this.#running = false;
  }

  kill(signal) {
    return this.#running ? native.kill(this.#child, signal) : UV_ESRCH;
  }

  ref() {
    if (this.#running && !this.#referenced) loop.ref();
    this.#referenced = true;
  }

  unref() {
    if (this.#running && this.#referenced) loop.unref();
    this.#referenced = false;
  }

  hasRef() {
    return this.#running && this.#referenced;
  }

  close(callback) {
    this.#stopHolding();
    this[handle_onclose] = callback;
    loop.post(() => closed(this, handle_onclose));
  }
}

return {
  Process,
  signalNames,
  constants: {
    kProcessFlagDetached: 1, kProcessFlagWindowsHide: 2, kProcessFlagWindowsVerbatimArguments: 4,
  },
};
