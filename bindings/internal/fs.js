// The objects of the fs binding. What touches files is Java's: see io.qworker.node.fs.
'use strict';

const { Promise, PromiseWithResolvers, ReflectApply } = primordials;
const { AsyncResource, begin, callBack, destroy, finish } = internalBinding('async_resource');
const { fs_use_promises_symbol: kUsePromises } = internalBinding('symbols');

const kFsStatsFieldsNumber = 18;
const kFsStatFsFieldsNumber = 7;

/** Carries a callback as its oncomplete(error, value). */
class FSReqCallback extends AsyncResource {
  static provider = 'FSREQCALLBACK';

  constructor(bigint) {
    super();
    this.oncomplete = undefined;
    this.context = undefined;
    this.bigint = bigint;
    // Nobody makes one without a use for it.
    begin(this);
  }
}

/** An open file of fs/promises. */
class FileHandle extends AsyncResource {
  static provider = 'FILEHANDLE';
  #fd;
  #range;

  /** `offset` and `length`: which part a pipe reads of it (see stream_pipe); -1 for where it stands, and for all. */
  constructor(fd, offset = -1, length = -1) {
    super();
    this.#fd = fd;
    this.#range = { offset, length };
  }

  get range() {
    return this.#range;
  }

  get fd() {
    return this.#fd;
  }

  close() {
    return native.close(this.releaseFD(), kUsePromises);
  }

  releaseFD() {
    const fd = this.#fd;
    this.#fd = -1;
    destroy(this);
    return fd;
  }
}

/** A file looked at every so often: onchange(status, stats). */
class StatWatcher extends AsyncResource {
  static provider = 'STATWATCHER';
  #bigint;
  #id;
  #referenced = true;

  constructor(bigint) {
    super();
    this.#bigint = Boolean(bigint);
  }

  start(path, interval) {
    if (this.#id !== undefined) return 0;
    this.#id = native.watchStatus(path, interval, this.#bigint, (status, stats) => {
      if (this.#id !== undefined) callBack(this, 'onchange', [status, stats]);
    });
    if (this.#referenced) native.refLoop();
    return 0;
  }

  close() {
    if (this.#id === undefined) return;
    native.unwatchStatus(this.#id);
    this.#id = undefined;
    if (this.#referenced) native.unrefLoop();
  }

  ref() {
    if (!this.#referenced && this.#id !== undefined) native.refLoop();
    this.#referenced = true;
  }

  unref() {
    if (this.#referenced && this.#id !== undefined) native.unrefLoop();
    this.#referenced = false;
  }

  hasRef() {
    return this.#referenced;
  }
}

const arrays = {
  statValues: new Float64Array(2 * kFsStatsFieldsNumber),
  bigintStatValues: new BigInt64Array(2 * kFsStatsFieldsNumber),
  statFsValues: new Float64Array(kFsStatFsFieldsNumber),
  bigintStatFsValues: new BigInt64Array(kFsStatFsFieldsNumber),
};

native.connect({
  kUsePromises,
  ...arrays,
  withResolvers: () => ReflectApply(PromiseWithResolvers, Promise, []),
  complete: (request, ...outcome) => finish(request, 'oncomplete', outcome),
  newFileHandle: (fd) => new FileHandle(fd),
  newDirHandle: (id) => new (internalBinding('fs_dir').DirHandle)(id),
});

return {
  ...native,
  FSReqCallback,
  FileHandle,
  StatWatcher,
  kFsStatsFieldsNumber,
  kUsePromises,
  ...arrays,
};
