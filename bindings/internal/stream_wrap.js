// What streams over handles share with Node's library: the outcome of the last read or write, in a small array.
'use strict';

const { AsyncResource } = internalBinding('async_resource');

class LibuvStreamWrap extends AsyncResource {
  isStreamBase = true;
}

class ShutdownWrap extends AsyncResource {}

class WriteWrap extends AsyncResource {}

return {
  LibuvStreamWrap,
  ShutdownWrap,
  WriteWrap,
  kReadBytesOrError: 0,
  kArrayBufferOffset: 1,
  kBytesWritten: 2,
  kLastWriteWasAsync: 3,
  streamBaseState: new Int32Array(4),
};
