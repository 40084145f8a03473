// Sockets are not bound yet; the names are here so that modules over them (tty, readline) load.
'use strict';

const { AsyncResource } = internalBinding('async_resource');

class TCP {
  constructor() {
    const error = new Error('TCP sockets are not supported yet (they need tcp_wrap)');
    error.code = 'ERR_UNSUPPORTED_MODULE';
    error.binding = 'tcp_wrap';
    throw error;
  }
}

class TCPConnectWrap extends AsyncResource {}

return {
  TCP,
  TCPConnectWrap,
  constants: { SOCKET: 0, SERVER: 1, UV_TCP_IPV6ONLY: 1, UV_TCP_REUSEPORT: 2 },
};
