// UDP handles. The socket is opened when the handle is bound or connected, since only then its family is known.
'use strict';

const { ArrayPrototypeSlice } = primordials;
const { AsyncResource, begin, closed } = internalBinding('async_resource');
const { owner_symbol, handle_onclose } = internalBinding('symbols');
const { UV_EBADF, UV_EINVAL, UV_ENOTSUP, errname, getErrorMessage } = internalBinding('uv');
const active = internalBinding('active');
const loop = internalBinding('event_loop');

// It takes the callbacks that sockets give to Java.
internalBinding('socket');

const constants = { UV_UDP_IPV6ONLY: 1, UV_UDP_REUSEADDR: 4, UV_UDP_REUSEPORT: 8 };

class UDP extends AsyncResource {
  static provider = 'UDPWRAP';
  static resourceName = 'UDPWrap';
  #handle;
  #closing = false;
  #referenced = true;

  constructor() {
    super();
    active.handles.add(this);
    this[owner_symbol] = null;
    this.onmessage = undefined;
  }

  #open(version) {
    if (this.#closing) return UV_EBADF;
    if (this.#handle !== undefined) return 0;
    const opened = native.open(this, version);
    if (typeof opened === 'number') return opened;
    this.#handle = opened;
    if (!this.#referenced) native.referenced(opened, false);
    return 0;
  }

  #do(operation, ...args) {
    return this.#handle === undefined || this.#closing ? UV_EBADF : native[operation](this.#handle, ...args);
  }

  bind(address, port, flags) {
    return this.#open(4) || native.bind(this.#handle, address, port, flags);
  }

  bind6(address, port, flags) {
    return this.#open(6) || native.bind(this.#handle, address, port, flags);
  }

  /** Sockets of other processes' making are not to be had. */
  open() {
    return UV_ENOTSUP;
  }

  connect(address, port) {
    return this.#open(4) || native.connect(this.#handle, address, port);
  }

  connect6(address, port) {
    return this.#open(6) || native.connect(this.#handle, address, port);
  }

  disconnect() {
    return this.#do('disconnect');
  }

  /** (request, list, count, port, address, hasCallback), or without port and address on a connected socket. */
  send(request, list, count, ...rest) {
    return this.#open(4) || this.#send(request, list, count, rest);
  }

  send6(request, list, count, ...rest) {
    return this.#open(6) || this.#send(request, list, count, rest);
  }

  #send(request, list, count, rest) {
    const chunks = list.length === count ? list : ArrayPrototypeSlice(list, 0, count);
    const to = rest.length < 3 ? [] : [rest[0], rest[1]];
    const sent = native.send(this.#handle, request, chunks, ...to);
    // More than 0: all of it has gone at once, and nothing will be told.
    return begin(request, sent);
  }

  recvStart() {
    return this.#do('recvStart');
  }

  recvStop() {
    return this.#do('recvStop');
  }

  getsockname(target) {
    return this.#do('getsockname', target);
  }

  getpeername(target) {
    return this.#do('getpeername', target);
  }

  /** Sets it unless it is 0; answers it. On failure `context` is told why. */
  bufferSize(size, receiving, context) {
    const result = size === (size | 0) ? this.#do('bufferSize', size, receiving) : UV_EINVAL;
    if (result >= 0) return result;
    context.errno = result;
    context.code = errname(result);
    context.message = getErrorMessage(result);
    context.syscall = receiving ? 'uv_recv_buffer_size' : 'uv_send_buffer_size';
    return undefined;
  }

  getSendQueueSize() {
    return this.#handle === undefined ? 0 : this.#do('sendQueueSize');
  }

  getSendQueueCount() {
    return this.#handle === undefined ? 0 : this.#do('sendQueueCount');
  }

  setBroadcast(on) {
    return this.#do('setBroadcast', on);
  }

  setMulticastTTL(ttl) {
    return this.#do('setMulticastTTL', ttl);
  }

  setMulticastLoopback(on) {
    return this.#do('setMulticastLoopback', on);
  }

  setMulticastInterface(address) {
    return this.#do('setMulticastInterface', address);
  }

  addMembership(group, local) {
    return this.#do('membership', true, group, undefined, local);
  }

  dropMembership(group, local) {
    return this.#do('membership', false, group, undefined, local);
  }

  addSourceSpecificMembership(source, group, local) {
    return this.#do('membership', true, group, source, local);
  }

  dropSourceSpecificMembership(source, group, local) {
    return this.#do('membership', false, group, source, local);
  }

  get fd() {
    return this.#closing || this.#handle === undefined ? UV_EBADF : -1;
  }

  ref() {
    this.#refer(true);
  }

  unref() {
    this.#refer(false);
  }

  #refer(yes) {
    if (this.#closing) return;
    this.#referenced = yes;
    if (this.#handle !== undefined) native.referenced(this.#handle, yes);
  }

  hasRef() {
    return this.#referenced && !this.#closing;
  }

  close(callback) {
    if (this.#closing) return;
    this.#closing = true;
    this[handle_onclose] = callback;
    const done = () => {
      closed(this, handle_onclose);
    };
    if (this.#handle === undefined) loop.post(done);
    else native.close(this.#handle, done);
  }
}

class SendWrap extends AsyncResource { static provider = 'UDPSENDWRAP'; }

return { UDP, SendWrap, constants };
