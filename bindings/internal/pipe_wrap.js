// Pipes: those that the process was started with, for stdin. Named ones and child processes' are not bound yet.
'use strict';

const { DescriptorStream } = internalBinding('descriptor_stream');
const { AsyncResource } = internalBinding('async_resource');
const { UV_ENOTSUP } = internalBinding('uv');

class Pipe extends DescriptorStream {
  constructor(type) {
    super(-1);
    this.type = type;
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
