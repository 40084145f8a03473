// The transports of TCP and Pipe handles over sockets (see stream_wrap). Their methods are Java's; here are the ways back.
'use strict';

const { ObjectDefineProperty } = primordials;
const { callBack } = internalBinding('async_resource');

const { connectCallbacks, adopt, ...methods } = native;

const Transport = { __proto__: null, ...methods };

ObjectDefineProperty(Transport, 'writeQueueSize', {
  __proto__: null,
  get() {
    return this.waitingBytes();
  },
});

connectCallbacks({
  read: (stream, count, memory) => stream.emitRead(count, memory),
  written: (stream, request, status) => stream.afterWrite(request, status),
  shutDown: (stream, request, status) => stream.afterShutdown(request, status),
  connected: (stream, request, status) =>
    callBack(request, 'oncomplete', [status, stream, request, status === 0, status === 0]),
  connection: (server, status, accepted) => server.accept(status, accepted),
  closed: (done) => done(),
}, Transport);

return { adopt };
