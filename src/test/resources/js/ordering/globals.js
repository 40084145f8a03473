// What is there without require.
'use strict';

const names = ['console', 'process', 'global', 'Buffer', 'setTimeout', 'clearTimeout', 'setInterval', 'clearInterval',
  'setImmediate', 'clearImmediate', 'queueMicrotask', 'structuredClone', 'URL', 'URLSearchParams', 'TextEncoder',
  'TextDecoder', 'AbortController', 'AbortSignal', 'Event', 'EventTarget', 'CustomEvent', 'MessageChannel',
  'MessagePort', 'MessageEvent', 'BroadcastChannel', 'DOMException', 'performance', 'PerformanceObserver',
  'ReadableStream', 'WritableStream', 'TransformStream', 'Blob', 'atob', 'btoa', 'navigator', 'WeakRef',
  'FinalizationRegistry', 'SharedArrayBuffer', 'Atomics', 'Intl', 'BigInt'];
for (const name of names) console.log(name, typeof globalThis[name]);

console.log(Object.keys(globalThis).join());
console.log(Object.prototype.toString.call(globalThis), Object.prototype.toString.call(process));
console.log(process.version, process.versions.node, process.versions.modules, process.release.name);
console.log(process.arch, process.platform, typeof process.pid, process.argv.length, process.execArgv);
console.log(process.exitCode, process.uptime() > 0, process.hrtime().length, typeof process.hrtime.bigint());
console.log(Object.keys(process.memoryUsage()).join(), process.memoryUsage().rss > 0, process.memoryUsage.rss() > 0);
console.log(process.cwd() === __dirname, typeof process.umask(), process.features.uv, process.config.variables.node_use_amaro);
process.env.SOME_NUMBER = 5;
console.log(process.env.SOME_NUMBER === '5', 'SOME_NUMBER' in process.env, delete process.env.SOME_NUMBER, process.env.SOME_NUMBER);
try {
  process.env.SYMBOL = Symbol('s');
} catch (error) {
  console.log(error.name, error.message);
}
console.log(typeof Java, typeof Polyglot, typeof Graal, typeof load, typeof print, typeof quit);
console.log(Error.stackTraceLimit, typeof Error.captureStackTrace, typeof Error.prepareStackTrace);
const { stackTraceLimit } = Error;
Error.prepareStackTrace = (error, sites) => sites.map((site) => site.getFunctionName()).slice(0, 2).join();
console.log((function named() { return new Error('x').stack; })());
Error.prepareStackTrace = undefined;
Error.stackTraceLimit = 0;
console.log(new Error('no frames').stack);
Error.stackTraceLimit = stackTraceLimit;
console.log(new Error('frames').stack.split('\n')[1].replace(__dirname, ''));
const holder = {};
(function inner() { Error.captureStackTrace(holder, inner); })();
console.log(holder.stack.split('\n')[0], holder.stack.includes('inner'));
new ReadableStream({ start: (c) => { c.enqueue('a'); c.enqueue('b'); c.close(); } })
  .pipeThrough(new TransformStream({ transform: (chunk, c) => c.enqueue(chunk.toUpperCase()) }))
  .pipeTo(new WritableStream({ write: (chunk) => console.log('stream', chunk), close: () => console.log('stream ends') }));
process.emitWarning('is not printed on standard output');
process.on('warning', (warning) => console.log(warning.name, warning.message));
for (const name of ['events', 'punycode', 'domain', 'timers', 'tty', 'vm', 'module', 'perf_hooks', 'diagnostics_channel',
  'constants', 'sys', 'trace_events', 'querystring', 'readline', 'path/posix', 'util/types', 'stream/web', 'stream/promises']) {
  try {
    console.log(name, typeof require(name));
  } catch (error) {
    console.log(name, error.message);
  }
}
const { performance, createHistogram } = require('perf_hooks');
console.log(performance.now() > 0, performance.timeOrigin > 1.6e12, performance.mark('m').name, performance.measure('d', 'm').duration >= 0);
const histogram = createHistogram();
[1, 2, 3, 4, 10].forEach((value) => histogram.record(value));
console.log(histogram.min, histogram.max, histogram.mean, histogram.count, histogram.percentile(50));
console.log(require('vm').runInThisContext('1 + 1'), new (require('vm').Script)('typeof global').runInThisContext());
console.log(require('util').inspect(new Proxy({ a: 1 }, {}), { showProxy: true }), [new Map([[1, 2]]).entries()], Promise.resolve(3), new Set([1]).values());
console.log(require('util').types.isProxy(new Proxy({}, {})), require('util').types.isAsyncFunction(async () => {}));
