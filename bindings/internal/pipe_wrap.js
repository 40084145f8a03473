// Pipes: those that the process was started with, for stdin. Named ones and child processes' are not bound yet.
'use strict';

const { DescriptorTransport } = internalBinding('descriptor_transport');
const { LibuvStreamWrap } = internalBinding('stream_wrap');
const { AsyncResource } = internalBinding('async_resource');
const { UV_ENOTSUP } = internalBinding('uv');

class Pipe extends LibuvStreamWrap {
  constructor(type) {
    super();
    this.type = type;
  }

  /** Takes a descriptor; 0 for success. */
  open(fd) {
    this.attach(new DescriptorTransport(this, fd));
    return 0;
  }

  bind() {
    return UV_ENOTSUP;
  }

  listen() {
    return UV_ENOTSUP;
  }

  connect() {
    return UV_ENOTSUP;
  }

  fchmod() {
    return UV_ENOTSUP;
  }
}

class PipeConnectWrap extends AsyncResource {}

return {
  Pipe,
  PipeConnectWrap,
  constants: { SOCKET: 0, SERVER: 1, IPC: 2, UV_READABLE: 1, UV_WRITABLE: 2 },
};
