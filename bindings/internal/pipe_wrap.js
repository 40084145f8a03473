// Pipes: UNIX sockets, and those that the process was started with.
'use strict';

const { AsyncResource, begin } = internalBinding('async_resource');
const { ConnectionWrap } = internalBinding('connection_wrap');
const { DescriptorTransport } = internalBinding('descriptor_transport');
const { UV_EBADF, UV_EINVAL, UV_ENOTSUP } = internalBinding('uv');

const constants = { SOCKET: 0, SERVER: 1, IPC: 2, UV_READABLE: 1, UV_WRITABLE: 2 };

class Pipe extends ConnectionWrap {
  static resourceName = 'PipeWrap';
  #path;
  #descriptor;

  constructor(type) {
    super(type === constants.SERVER ? 'PIPESERVERWRAP' : 'PIPEWRAP');
    this.type = type;
  }

  /** Takes a descriptor; 0 for success. */
  open(fd) {
    this.#descriptor = fd;
    this.attach(native.connected(this, fd) ?? new DescriptorTransport(this, fd));
    return 0;
  }

  get fd() {
    return this.isAlive() ? this.#descriptor ?? super.fd : super.fd;
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

  /** Connections and servers cannot go to another process. */
  writeUtf8String(request, text, handle) {
    return handle ? UV_ENOTSUP : super.writeUtf8String(request, text);
  }

  writeBuffer(request, bytes, handle) {
    return handle ? UV_ENOTSUP : super.writeBuffer(request, bytes);
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
