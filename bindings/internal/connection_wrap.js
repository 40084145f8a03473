// What TCP and Pipe handles have in common: both are a server's, a client's or a connection's.
'use strict';

const { callBack, ledToBy } = internalBinding('async_resource');
const { LibuvStreamWrap } = internalBinding('stream_wrap');
const { UV_EBADF, UV_EINVAL } = internalBinding('uv');
const { adopt } = internalBinding('socket');

const SOCKET = 0;

class ConnectionWrap extends LibuvStreamWrap {
  onconnection = null;

  listen() {
    if (!this.isAlive()) return UV_EBADF;
    return this.transport?.listen() ?? UV_EINVAL;
  }

  /** A server has got a connection, or why it has none. */
  accept(status, accepted) {
    let client;
    if (status === 0) {
      client = ledToBy(this, () => new this.constructor(SOCKET));
      client.attach(adopt(client, accepted));
    }
    callBack(this, 'onconnection', [status, client]);
  }

  /** Takes what the Java half answers: a transport, or an error; answers 0 or the error. */
  take(transport) {
    if (typeof transport === 'number') return transport;
    this.attach(transport);
    return 0;
  }
}

return { ConnectionWrap };
