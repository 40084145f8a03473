// The ids of async_hooks: which operation runs, on whose behalf. Node's library keeps them in these arrays itself; the
// functions are the slow ways, and the hooks of promises, which the engine calls.
'use strict';

const constants = {
  kInit: 0, kBefore: 1, kAfter: 2, kDestroy: 3, kPromiseResolve: 4, kTotals: 5, kCheck: 6,
  kStackLength: 7, kUsesExecutionAsyncResource: 8,
  kExecutionAsyncId: 0, kTriggerAsyncId: 1, kAsyncIdCounter: 2, kDefaultTriggerAsyncId: 3,
};

const PROVIDERS = [
  'NONE', 'DIRHANDLE', 'DNSCHANNEL', 'ELDHISTOGRAM', 'FILEHANDLE', 'FILEHANDLECLOSEREQ', 'BLOBREADER', 'FSEVENTWRAP',
  'FSREQCALLBACK', 'FSREQPROMISE', 'GETADDRINFOREQWRAP', 'GETNAMEINFOREQWRAP', 'HEAPSNAPSHOT', 'HTTP2SESSION',
  'HTTP2STREAM', 'HTTP2PING', 'HTTP2SETTINGS', 'HTTPINCOMINGMESSAGE', 'HTTPCLIENTREQUEST', 'LOCKS', 'JSSTREAM',
  'JSUDPWRAP', 'MESSAGEPORT', 'PIPECONNECTWRAP', 'PIPESERVERWRAP', 'PIPEWRAP', 'PROCESSWRAP', 'PROMISE', 'QUERYWRAP',
  'QUIC_ENDPOINT', 'QUIC_LOGSTREAM', 'QUIC_PACKET', 'QUIC_SESSION', 'QUIC_STREAM', 'QUIC_UDP', 'SHUTDOWNWRAP',
  'SIGNALWRAP', 'STATWATCHER', 'STREAMPIPE', 'TCPCONNECTWRAP', 'TCPSERVERWRAP', 'TCPWRAP', 'TTYWRAP', 'UDPSENDWRAP',
  'UDPWRAP', 'SIGINTWATCHDOG', 'WORKER', 'WORKERCPUPROFILE', 'WORKERCPUUSAGE', 'WORKERHEAPPROFILE',
  'WORKERHEAPSNAPSHOT', 'WORKERHEAPSTATISTICS', 'WRITEWRAP', 'ZLIB', 'CHECKPRIMEREQUEST', 'PBKDF2REQUEST',
  'KEYPAIRGENREQUEST', 'KEYGENREQUEST', 'KEYEXPORTREQUEST', 'ARGON2REQUEST', 'CIPHERREQUEST', 'DERIVEBITSREQUEST',
  'HASHREQUEST', 'RANDOMBYTESREQUEST', 'RANDOMPRIMEREQUEST', 'SCRYPTREQUEST', 'SIGNREQUEST', 'TLSWRAP',
  'VERIFYREQUEST',
];

const async_hook_fields = new Uint32Array(9);
const async_id_fields = new Float64Array(4);
const execution_async_resources = [];

async_hook_fields[constants.kCheck] = 1;
async_id_fields[constants.kAsyncIdCounter] = 1;
async_id_fields[constants.kDefaultTriggerAsyncId] = -1;

let nativeHooks;
let promiseHooks = [undefined, undefined, undefined, undefined];

function withRoomFor(depth) {
  if (depth * 2 >= binding.async_ids_stack.length) {
    const larger = new Float64Array(binding.async_ids_stack.length * 2);
    larger.set(binding.async_ids_stack);
    binding.async_ids_stack = larger;
  }
  return binding.async_ids_stack;
}

function pushAsyncContext(asyncId, triggerAsyncId, resource) {
  const depth = async_hook_fields[constants.kStackLength];
  const stack = withRoomFor(depth);
  stack[2 * depth] = async_id_fields[constants.kExecutionAsyncId];
  stack[2 * depth + 1] = async_id_fields[constants.kTriggerAsyncId];
  async_hook_fields[constants.kStackLength] = depth + 1;
  async_id_fields[constants.kExecutionAsyncId] = asyncId;
  async_id_fields[constants.kTriggerAsyncId] = triggerAsyncId;
  if (resource !== undefined) execution_async_resources[depth] = resource;
}

function popAsyncContext() {
  const length = async_hook_fields[constants.kStackLength];
  if (length === 0) return false;
  const depth = length - 1;
  async_id_fields[constants.kExecutionAsyncId] = binding.async_ids_stack[2 * depth];
  async_id_fields[constants.kTriggerAsyncId] = binding.async_ids_stack[2 * depth + 1];
  async_hook_fields[constants.kStackLength] = depth;
  execution_async_resources.length = Math.min(execution_async_resources.length, depth);
  return depth > 0;
}

function clearAsyncIdStack() {
  async_id_fields[constants.kExecutionAsyncId] = 0;
  async_id_fields[constants.kTriggerAsyncId] = 0;
  async_hook_fields[constants.kStackLength] = 0;
  execution_async_resources.length = 0;
}

// Hooks hear of what is gone in a turn of its own, never in the midst of something.
let gone = [];
let collected;

function queueDestroyAsyncId(asyncId) {
  if (async_hook_fields[constants.kDestroy] === 0) return;
  if (gone.push(asyncId) === 1) internalBinding('event_loop').post(tellDestroyed);
}

function tellDestroyed() {
  while (gone.length > 0) {
    const ids = gone;
    gone = [];
    for (const asyncId of ids) nativeHooks.destroy(asyncId);
  }
}

const binding = {
  setupHooks(hooks) {
    nativeHooks = hooks;
  },
  /** Those of Node's library, which tell the script's. */
  hooks: () => nativeHooks,
  setCallbackTrampoline() {},
  pushAsyncContext,
  popAsyncContext,
  executionAsyncResource: (index) => execution_async_resources[index],
  clearAsyncIdStack,
  queueDestroyAsyncId,
  tellDestroyed,
  setPromiseHooks(init, before, after, settled) {
    promiseHooks = [init, before, after, settled];
    native.setPromiseHooks(init, before, after, settled);
  },
  getPromiseHooks: () => promiseHooks,
  registerDestroyHook(object, asyncId, destroyed) {
    collected ??= new FinalizationRegistry(({ asyncId, destroyed }) => {
      if (!destroyed?.destroyed) queueDestroyAsyncId(asyncId);
    });
    collected.register(object, { asyncId, destroyed });
  },
  async_hook_fields,
  async_id_fields,
  // Read anew each time: it grows.
  async_ids_stack: new Float64Array(32),
  execution_async_resources,
  constants,
  Providers: Object.fromEntries(PROVIDERS.map((name, index) => [name, index])),
};

return binding;
