// Starts Node: does what Node's C++ does around its own bootstrap scripts, in the same order. Answers what Java calls later.
'use strict';

// What catches an overflow of the stack must be loaded before there is one: then there would be no room left to load it.
try {
  host.overflow();
} catch (error) {
  String(error.stack);
}

const facts = JSON.parse(host.facts());

const privateSymbolNames = {
  arrow_message_private_symbol: 'node:arrowMessage',
  contextify_context_private_symbol: 'node:contextify:context',
  decorated_private_symbol: 'node:decorated',
  transfer_mode_private_symbol: 'node:transfer_mode',
  host_defined_option_symbol: 'node:host_defined_option_symbol',
  js_transferable_wrapper_private_symbol: 'node:js_transferable_wrapper',
  entry_point_module_private_symbol: 'node:entry_point_module',
  entry_point_promise_private_symbol: 'node:entry_point_promise',
  module_source_private_symbol: 'node:module_source',
  module_export_names_private_symbol: 'node:module_export_names',
  module_circular_visited_private_symbol: 'node:module_circular_visited',
  module_export_private_symbol: 'node:module_export',
  module_first_parent_private_symbol: 'node:module_first_parent',
  module_last_parent_private_symbol: 'node:module_last_parent',
  napi_type_tag: 'node:napi:type_tag',
  napi_wrapper: 'node:napi:wrapper',
  untransferable_object_private_symbol: 'node:untransferableObject',
  exit_info_private_symbol: 'node:exit_info_private_symbol',
  promise_trace_id: 'node:promise_trace_id',
  source_map_data_private_symbol: 'node:source_map_data_private_symbol',
};
const privateSymbols = Object.fromEntries(
  Object.entries(privateSymbolNames).map(([key, name]) => [key, host.privateSymbol(name)]));

const perIsolateSymbols = Object.fromEntries([
  'fs_use_promises_symbol', 'async_id_symbol', 'constructor_key_symbol', 'handle_onclose', 'no_message_symbol',
  'messaging_deserialize_symbol', 'imported_cjs_symbol', 'messaging_transfer_symbol', 'messaging_clone_symbol',
  'messaging_transfer_list_symbol', 'oninit', 'owner_symbol', 'onpskexchange', 'resource_symbol',
  'trigger_async_id_symbol', 'source_text_module_default_hdo', 'vm_context_no_contextify',
  'vm_dynamic_import_default_internal', 'vm_dynamic_import_main_context_default', 'vm_dynamic_import_missing_flag',
  'vm_dynamic_import_no_callback',
].map((name) => [name, Symbol(name)]));

function makeProcess() {
  // Its prototype is an object of its own, whose constructor is called process.
  const process = Reflect.construct({ process: class {} }.process, []);
  const prototype = Object.getPrototypeOf(process);
  const named = function process() {};
  named.prototype = prototype;
  Object.defineProperty(prototype, 'constructor', { value: named, writable: true, enumerable: false, configurable: true });
  Object.defineProperty(process, privateSymbols.exit_info_private_symbol, { value: new Int32Array(3) });
  const readOnly = (name, value) => Object.defineProperty(process, name, { value, enumerable: true });
  readOnly('version', facts.version);
  readOnly('versions', Object.freeze({ ...facts.versions }));
  readOnly('arch', facts.config.variables.target_arch);
  readOnly('platform', host.nativeBinding('process_methods').platform());
  readOnly('release', { ...facts.release });
  return process;
}

if (Error.isError === undefined) {
  const { isNativeError } = host.nativeBinding('types');
  Object.defineProperty(Error, 'isError', {
    value: { isError: (value) => isNativeError(value) }.isError, writable: true, configurable: true,
  });
}

// The engine does not know explicit resource management yet; Node's library and its users take these symbols for granted.
for (const name of ['dispose', 'asyncDispose']) {
  if (!(name in Symbol)) Object.defineProperty(Symbol, name, { value: Symbol(`Symbol.${name}`) });
}

let requireBuiltin;
let internalBinding;
const process = makeProcess();
// Some 1,500 names: as a hash table it is filled many times faster than as an object with a shape.
const primordials = host.dictionary();
const perContext = {};

for (const name of ['primordials', 'domexception', 'messageport']) {
  host.compile(`internal/per_context/${name}`, 'exports, primordials, privateSymbols, perIsolateSymbols')(
    perContext, primordials, privateSymbols, perIsolateSymbols);
}

const BUILTIN_PARAMETERS = 'exports, require, module, process, internalBinding, primordials';

// What bindings need of the boot itself; only they get it, as internalBinding('boot').
const boot = {
  facts,
  privateSymbols,
  perIsolateSymbols,
  perContext,
  privateSymbol: host.privateSymbol,
  options: host.options,
  role: host.role,
  require: (id) => requireBuiltin(id),
  // `more`: names of further parameters.
  compile: (id, more = '') => host.compile(id, `${BUILTIN_PARAMETERS}${more}`),
};

class NoSuchBinding extends Error {
  code = 'ERR_INVALID_MODULE';
  constructor(name) {
    super(`No such binding: ${name}`);
    this.binding = name;
  }
}

const loaded = { __proto__: null, boot };

// Each binding exists once, also for the bindings that need each other.
function getInternalBinding(name) {
  if (name in loaded) return loaded[name];
  const native = host.nativeBinding(name);
  const script = host.bindingScript(name);
  if (native === undefined && script === undefined) throw new NoSuchBinding(name);
  loaded[name] = script === undefined ? native : script(native ?? {}, getInternalBinding, primordials, process);
  return loaded[name];
}

// Modules of Node's of which there is one of ours in front.
const REPLACED = {
  '__proto__': null,
  'internal/cluster/primary': 'internal/qworker/cluster',
  'internal/deps/undici/undici': 'internal/qworker/undici',
  'internal/vm': 'internal/qworker/vm',
};

const UNSUPPORTED = new Set(['ERR_UNSUPPORTED_MODULE', 'ERR_NO_CRYPTO']);

// A core module that needs a part of Node which is not there says so, whichever of the modules it is made of noticed.
function compileBuiltin(id) {
  const compiled = host.compile(REPLACED[id] ?? id, BUILTIN_PARAMETERS);
  if (id.startsWith('internal/')) return compiled;
  return function(...args) {
    try {
      return compiled.apply(this, args);
    } catch (error) {
      if (!(error instanceof NoSuchBinding) && !UNSUPPORTED.has(error?.code)) throw error;
      throw unsupported(id, error.binding ?? 'crypto');
    }
  };
}

function unsupported(id, binding) {
  const error = new Error(`Node's core module '${id}' is not supported yet (it needs ${binding})`);
  error.code = 'ERR_UNSUPPORTED_MODULE';
  error.binding = binding;
  return error;
}

loaded.builtins = {
  builtinIds: host.ids,
  builtinCategories: { canBeRequired: host.ids, cannotBeRequired: [] },
  config: JSON.stringify(facts.config),
  get natives() {
    return {};
  },
  compileFunction: compileBuiltin,
  hasCachedBuiltins: () => true,
  getCacheUsage: () => ({ compiledWithCache: [], compiledWithoutCache: [], compiledInSnapshot: [] }),
  setInternalLoaders(binding, require) {
    internalBinding = binding;
    requireBuiltin = require;
  },
};

host.compile('internal/bootstrap/realm', 'process, getLinkedBinding, getInternalBinding, primordials')(
  process, (name) => { throw new NoSuchBinding(name); }, getInternalBinding, primordials);

const run = (id) => host.compile(id, 'process, require, internalBinding, primordials')(
  process, requireBuiltin, internalBinding, primordials);

run('internal/bootstrap/node');
run('internal/bootstrap/web/exposed-wildcard');
run('internal/bootstrap/web/exposed-window-or-worker');
if (host.role === 'worker') {
  run('internal/bootstrap/switches/is_not_main_thread');
  run('internal/bootstrap/switches/does_not_own_process_state');
} else {
  run('internal/bootstrap/switches/is_main_thread');
  run('internal/bootstrap/switches/does_own_process_state');
}

// A program and a worker begin by a script of Node's that does this itself.
if (host.role === 'tasks') {
  const { prepareMainThreadExecution, markBootstrapComplete } = requireBuiltin('internal/process/pre_execution');
  prepareMainThreadExecution(false, true);
  markBootstrapComplete();
}

const { Module } = requireBuiltin('internal/modules/cjs/loader');
const path = requireBuiltin('path');

// What the node command has to say of its options ends it.
function answerOptions() {
  const { given, execPath } = getInternalBinding('process_methods');
  const { problems } = given();
  if (problems === undefined) return;
  const values = getInternalBinding('options').getCLIOptionsValues();
  const answer = getInternalBinding('command_line').before(problems, values, execPath);
  if (answer === undefined) return;
  if (answer.error) process._rawDebug(answer.error.trimEnd());
  if (answer.output) process.stdout.write(answer.output);
  process.reallyExit(answer.code);
}

// Which of Node's scripts a program begins by. Source: StartExecution in Node's node.cc.
function programScript() {
  const { getOptionValue } = requireBuiltin('internal/options');
  const { 0: first } = getInternalBinding('process_methods').arguments();
  if (getOptionValue('[has_eval_string]')) return 'eval_string';
  if (getOptionValue('--check')) return 'check_syntax';
  if (getOptionValue('--test')) return 'test_runner';
  return first === undefined || first === '-' ? 'eval_stdin' : 'run_main_module';
}

const { popAsyncContext, pushAsyncContext, tellDestroyed } = getInternalBinding('async_wrap');

const { loopBegins, loopEnds } = getInternalBinding('performance');

// What nothing asynchronous leads to has the first async id.
const MAIN = 1;

function asMain(script) {
  pushAsyncContext(MAIN, 0, {});
  try {
    return script();
  } finally {
    popAsyncContext(MAIN);
    loopBegins();
  }
}

const UNSETTLED_TOP_LEVEL_AWAIT = 13;

/** Whether the main module awaits what will never come. */
function waitsForEver() {
  const { constants: { kPending }, getPromiseDetails } = getInternalBinding('util');
  return getPromiseDetails(globalThis[privateSymbols.entry_point_promise_private_symbol])?.[0] === kPending;
}

return {
  process,
  requireBuiltin,

  requireFrom(request, folder) {
    return asMain(() => Module.createRequire(path.join(folder, 'noop.js'))(request));
  },

  start() {
    if (host.role === 'program') answerOptions();
    const { triggerUncaughtException } = getInternalBinding('errors');
    const script = host.role === 'worker' ? 'worker_thread' : programScript();
    try {
      asMain(() => host.compile(`internal/main/${script}`, 'process, require, internalBinding, primordials')(
        process, requireBuiltin, internalBinding, primordials));
    } catch (error) {
      triggerUncaughtException(error, false);
    }
  },

  runMain(file) {
    process.argv[1] = path.resolve(file);
    try {
      asMain(() => Module.runMain(process.argv[1]));
    } catch (error) {
      // What the script listens for is its own affair, everything else the caller's.
      const { caughtByTheScript, triggerUncaughtException } = getInternalBinding('errors');
      if (!caughtByTheScript()) throw error;
      triggerUncaughtException(error, false);
    }
  },

  beforeExit() {
    tellDestroyed();
    process.emit('beforeExit', process.exitCode ?? 0);
  },

  exit() {
    const ofItself = waitsForEver() ? UNSETTLED_TOP_LEVEL_AWAIT : 0;
    if (!process._exiting) {
      process._exiting = true;
      loopEnds();
      try {
        process.emit('exit', process.exitCode ?? ofItself);
      } catch (error) {
        const { caughtByTheScript, triggerUncaughtException } = getInternalBinding('errors');
        if (!caughtByTheScript()) process.exitCode ??= 1;
        triggerUncaughtException(error, false);
      }
    }
    return process.exitCode ?? ofItself;
  },
};
