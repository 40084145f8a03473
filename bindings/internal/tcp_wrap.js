// TCP handles, of servers and of connections.
'use strict';

const { AsyncResource, begin } = internalBinding('async_resource');
const { ConnectionWrap } = internalBinding('connection_wrap');
const { UV_EBADF, UV_EINVAL, UV_ENOTCONN } = internalBinding('uv');

const constants = { SOCKET: 0, SERVER: 1, UV_TCP_IPV6ONLY: 1, UV_TCP_REUSEPORT: 2 };

class TCP extends ConnectionWrap {
  #type;

  constructor(type) {
    super(type === constants.SERVER ? 'TCPSERVERWRAP' : 'TCPWRAP');
    this.#type = type;
  }

  bind(address, port, flags = 0) {
    return this.#bind(4, address, port, flags);
  }

  bind6(address, port, flags = 0) {
    return this.#bind(6, address, port, flags);
  }

  #bind(version, address, port, flags) {
    if (!this.isAlive()) return UV_EBADF;
    if (this.transport !== undefined) return UV_EINVAL;
    return this.take(this.#type === constants.SERVER ?
      native.bindServer(this, version, address, port, flags) :
      native.bindClient(this, version, address, port));
  }

  connect(request, address, port) {
    return this.#connect(4, request, address, port);
  }

  connect6(request, address, port) {
    return this.#connect(6, request, address, port);
  }

  #connect(version, request, address, port) {
    if (!this.isAlive()) return UV_EBADF;
    const error = this.transport === undefined ? this.take(native.open(this, version)) : 0;
    return error || begin(request, native.connect(this.transport, request, address, port));
  }

  get resourceName() {
    return this.#type === constants.SERVER ? 'TCPServerWrap' : 'TCPSocketWrap';
  }

  getsockname(target) {
    return this.transport?.getsockname(target) ?? UV_EBADF;
  }

  getpeername(target) {
    return this.transport?.getpeername(target) ?? UV_ENOTCONN;
  }

  setNoDelay(enable) {
    return this.transport?.setNoDelay(enable === true) ?? UV_EBADF;
  }

  setKeepAlive(enable, delay, interval, count) {
    return this.transport?.setKeepAlive(enable, delay, interval, count) ?? UV_EBADF;
  }

  /** Closes so that the peer sees a reset. */
  reset(callback) {
    if (!this.isAlive()) return 0;
    if (this.transport === undefined) return UV_ENOTCONN;
    this.closeBy((transport, done) => transport.reset(done), callback);
    return 0;
  }
}

class TCPConnectWrap extends AsyncResource {
  static provider = 'TCPCONNECTWRAP';
  static resourceName = 'ConnectWrap';
}

return { TCP, TCPConnectWrap, constants };
