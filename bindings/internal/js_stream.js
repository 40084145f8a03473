// A stream handle over a stream of JavaScript's, so that TLS can run over it: Node's library moves the bytes.
'use strict';

const { Uint8Array } = primordials;
const { StreamBase, UNDER_WAY } = internalBinding('stream_base');
const { UV_EOF } = internalBinding('uv');
const { callBack } = internalBinding('async_resource');

class JSStream extends StreamBase {
  static provider = 'JSSTREAM';

  doReadStart() { return callBack(this, 'onreadstart', []) ?? 0; }
  doReadStop() { return callBack(this, 'onreadstop', []) ?? 0; }

  doWrite(request, chunks) {
    const result = callBack(this, 'onwrite', [request, chunks]);
    return result === 0 ? UNDER_WAY : result;
  }

  doShutdown(request) { return callBack(this, 'onshutdown', [request]); }

  finishWrite(request, status) { this.afterWrite(request, status); }
  finishShutdown(request, status) { this.afterShutdown(request, status); }

  readBuffer(bytes) {
    const copy = new Uint8Array(bytes);
    this.emitRead(copy.length, copy.buffer, 0);
  }

  emitEOF() { this.emitRead(UV_EOF); }
}

return { JSStream };
