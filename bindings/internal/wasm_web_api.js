// WebAssembly.compileStreaming is not there, so that nobody needs its implementation.
'use strict';

return { setImplementation() {} };
