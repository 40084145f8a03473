// Terminals on descriptors 0, 1 and 2.
'use strict';

const { DescriptorTransport } = internalBinding('descriptor_transport');
const { LibuvStreamWrap } = internalBinding('stream_wrap');
const { UV_EINVAL, UV_ENOTSUP, errname, getErrorMessage } = internalBinding('uv');

class TTY extends LibuvStreamWrap {
  static provider = 'TTYWRAP';
  static resourceName = 'TTYWrap';

  constructor(fd, context) {
    super();
    this.attach(new DescriptorTransport(this, fd));
    if (native.isTTY(fd)) return;
    context.errno = UV_EINVAL;
    context.code = errname(UV_EINVAL);
    context.message = getErrorMessage(UV_EINVAL);
    context.syscall = 'uv_tty_init';
  }

  /** Fills [columns, rows]. */
  getWindowSize(size) {
    const known = native.windowSize();
    if (known === undefined) return UV_ENOTSUP;
    size[0] = known[0];
    size[1] = known[1];
    return 0;
  }

  setRawMode(raw) {
    return native.setRawMode(raw) ? 0 : UV_ENOTSUP;
  }
}

return { isTTY: native.isTTY, TTY };
