// Pipes: UNIX sockets, and those that the process was started with.
'use strict';

const { AsyncResource, begin } = internalBinding('async_resource');
const { ConnectionWrap } = internalBinding('connection_wrap');
const { DescriptorTransport } = internalBinding('descriptor_transport');
const { UV_EBADF, UV_EINVAL } = internalBinding('uv');

const constants = { SOCKET: 0, SERVER: 1, IPC: 2, UV_READABLE: 1, UV_WRITABLE: 2 };

class Pipe extends ConnectionWrap {
  static resourceName = 'PipeWrap';
  #path;

  constructor(type) {
    super(type === constants.SERVER ? 'PIPESERVERWRAP' : 'PIPEWRAP');
    this.type = type;
  }

  /** Takes a descriptor; 0 for success. */
  open(fd) {
    this.attach(new DescriptorTransport(this, fd));
    return 0;
  }

  bind(path) {
    if (!this.isAlive()) return UV_EBADF;
    if (this.transport !== undefined) return UV_EINVAL;
    const error = this.take(native.bindServer(this, path));
    if (error === 0) this.#path = path;
    return error;
  }

  connect(request, path) {
    if (!this.isAlive()) return UV_EBADF;
    return begin(request, this.take(native.connect(this, request, path)));
  }

  fchmod(mode) {
    return this.#path === undefined ? UV_EBADF : native.chmod(this.#path, mode);
  }

  /** A server takes its name with it. */
  close(callback) {
    if (this.isAlive() && this.#path !== undefined) native.unlink(this.#path);
    super.close(callback);
  }
}

class PipeConnectWrap extends AsyncResource {
  static provider = 'PIPECONNECTWRAP';
  static resourceName = 'ConnectWrap';
}

return {
  Pipe,
  PipeConnectWrap,
  constants,
};
