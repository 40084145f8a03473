// The transports of TCP and Pipe handles over sockets (see stream_wrap). Their methods are Java's; here are the ways back.
'use strict';

const { ObjectDefineProperty, StringPrototypeIncludes, globalThis } = primordials;
const { callBack, finish } = internalBinding('async_resource');

const { connectCallbacks, adopt, ...methods } = native;

const Transport = { __proto__: null, ...methods };

ObjectDefineProperty(Transport, 'writeQueueSize', {
  __proto__: null,
  get() {
    return this.waitingBytes();
  },
});

const isIPv6 = (address) => StringPrototypeIncludes(address, ':');

connectCallbacks({
  read: (stream, count, memory) => stream.emitRead(count, memory),
  written: (stream, request, status) => stream.afterWrite(request, status),
  shutDown: (stream, request, status) => stream.afterShutdown(request, status),
  connected: (stream, request, status) =>
    finish(request, 'oncomplete', [status, stream, request, status === 0, status === 0]),
  connection: (server, status, accepted) => server.accept(status, accepted),
  message: (socket, count, memory, address, port) => callBack(socket, 'onmessage', count < 0 ? [count, socket] : [
    count, socket, globalThis.Buffer.from(memory), { address, family: isIPv6(address) ? 'IPv6' : 'IPv4', port },
  ]),
  sent: (request, status, length) => finish(request, 'oncomplete', [status, length]),
  closed: (done) => done(),
}, Transport);

return { adopt };
