// The process as a script sees it: its own variables, arguments and folder, the machine's clocks, and an end that is the
// lane's.
'use strict';

const hrtimeBuffer = new Uint32Array(3);

const unsupported = (name) => () => {
  const error = new Error(`process.${name} is not supported`);
  error.code = 'ERR_FEATURE_UNAVAILABLE_ON_PLATFORM';
  throw error;
};

// A program's arguments begin with Node's own options.
const facts = native.facts();
if (facts.kind === 'PROGRAM' && facts.argv[0]?.[0] === '-') {
  const { own, rest, ...problems } = internalBinding('option_parser').parse(facts.argv, 'command');
  Object.assign(facts, { execArgv: own, argv: rest, problems });
}

// In Node this error comes from its C++ side.
function refusedProperty(message) {
  const error = new TypeError(message);
  error.code = 'ERR_INVALID_OBJECT_DEFINE_PROPERTY';
  return error;
}

// Values are texts, whatever is assigned; a symbol is neither name nor value.
const text = (value) => {
  if (typeof value === 'symbol') throw new TypeError('Cannot convert a Symbol value to a string');
  return `${value}`;
};

// The variables themselves are Java's, since threads may share them.
const environment = new Proxy({}, {
  get(target, name) {
    return (typeof name === 'string' ? native.variable(name) : undefined) ?? target[name];
  },
  has: (target, name) => (typeof name === 'string' && native.variable(name) !== undefined) || name in target,
  set(target, name, value) {
    native.setVariable(text(name), text(value));
    return true;
  },
  deleteProperty(target, name) {
    if (typeof name === 'string') native.deleteVariable(name);
    return true;
  },
  ownKeys: () => native.variableNames(),
  getOwnPropertyDescriptor(target, name) {
    const value = typeof name === 'string' ? native.variable(name) : undefined;
    return value === undefined ? undefined : { value, writable: true, enumerable: true, configurable: true };
  },
  defineProperty(target, name, descriptor) {
    if ('get' in descriptor || 'set' in descriptor) {
      throw refusedProperty("'process.env' does not accept an accessor(getter/setter) descriptor");
    }
    if (!descriptor.configurable || !descriptor.writable || !descriptor.enumerable) {
      throw refusedProperty("'process.env' only accepts a configurable, writable, and enumerable data descriptor");
    }
    native.setVariable(text(name), text(descriptor.value));
    return true;
  },
});

return {
  platform: native.platform,
  hrtimeBuffer,
  hrtime: () => native.hrtime(hrtimeBuffer, false),
  hrtimeBigInt: () => native.hrtime(hrtimeBuffer, true),
  uptime: native.uptime,
  cwd: native.cwd,
  chdir: native.chdir,
  umask: native.umask,
  memoryUsage: native.memoryUsage,
  rss: native.rss,
  constrainedMemory: native.maxMemory,
  availableMemory: native.freeMemory,
  cpuUsage: native.cpuUsage,
  threadCpuUsage: native.threadCpuUsage,
  resourceUsage(values) {
    values.fill(0);
    native.cpuUsage(values);
    values[2] = Math.round(native.rss() / 1024);
  },
  _getActiveRequests: () => internalBinding('active').ownersOfRequests(),
  _getActiveHandles: () => internalBinding('active').ownersOfHandles(),
  getActiveResourcesInfo() {
    const { immediateInfo, timeoutInfo } = internalBinding('timers');
    return [
      ...internalBinding('active').names(),
      ...Array(Math.max(0, timeoutInfo[0])).fill('Timeout'),
      ...Array(immediateInfo[1]).fill('Immediate'),
    ];
  },
  _kill: native.kill,
  _rawDebug: native.rawDebug,
  reallyExit: native.reallyExit,
  abort: native.abort,
  causeSegfault: unsupported('causeSegfault'),
  dlopen(module, filename) {
    throw internalBinding('addons').errorOf(filename);
  },
  execve: unsupported('execve'),
  _debugProcess: unsupported('_debugProcess'),
  _debugEnd() {},
  loadEnvFile(file) {
    const text = internalBinding('boot').require('fs').readFileSync(file, 'utf8');
    for (const [name, value] of Object.entries(internalBinding('util').parseEnv(text))) {
      process.env[name] ??= value;
    }
  },
  setEmitWarningSync() {},
  resetStdioForTesting() {},
  environment,
  arguments: () => facts.argv,
  /** What options there were to read before the process object is complete. */
  given: () => ({ execArgv: facts.execArgv, isTask: facts.kind === 'TASKS', variables: environment, problems: facts.problems }),
  execPath: facts.execPath,
  patchProcessObject(target) {
    const { pid, ppid, execPath, argv0, argv, execArgv } = facts;
    const own = (name, value, writable = true) =>
      Object.defineProperty(target, name, { value, writable, enumerable: true, configurable: true });
    own('title', 'node');
    own('argv', [argv0, ...argv]);
    own('execArgv', execArgv);
    own('env', environment);
    own('pid', pid, false);
    own('ppid', ppid, false);
    own('execPath', execPath);
    own('debugPort', 9229);
  },
};
