// Folders read piece by piece.
'use strict';

const { AsyncResource } = internalBinding('async_resource');

class DirHandle extends AsyncResource {
  static provider = 'DIRHANDLE';
  #id;

  constructor(id) {
    super();
    this.#id = id;
  }

  read(encoding, count, request) {
    return native.read(this.#id, encoding, count, request);
  }

  close(request) {
    return native.close(this.#id, request);
  }
}

return { opendir: native.opendir, opendirSync: native.opendirSync, DirHandle };
