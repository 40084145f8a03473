// Child processes that the lane waits for.
'use strict';

const { signalNames } = internalBinding('process_wrap');
const { UV_EINVAL } = internalBinding('uv');

return {
  spawn(options) {
    if (options.stdio?.some(({ input }) => input != null && !ArrayBuffer.isView(input))) {
      return { error: UV_EINVAL, status: null, signal: null, output: null, pid: 0 };
    }
    const { pid, error, code, signal, output } = native.run(options);
    return {
      ...(error === undefined ? {} : { error }),
      status: signal === 0 ? code : null,
      signal: signalNames.get(signal) ?? null,
      output: output ?? null,
      pid,
    };
  },
};
