// The contexts of vm: a global scope of its own whose global object is, for its code, a script's own object.
'use strict';

const { SafeFinalizationRegistry, SafeWeakMap } = primordials;
const { privateSymbols, perIsolateSymbols } = internalBinding('boot');
const { host_defined_option_symbol: kReferrer } = privateSymbols;
const { vm_context_no_contextify: ordinaryGlobal } = perIsolateSymbols;

// By the objects that scripts know them by.
const contexts = new SafeWeakMap();
let count = 0;
const endOfContexts = new SafeFinalizationRegistry(() => { count--; });

const hide = (target, name, value) =>
  Object.defineProperty(target, name, { value, writable: true, enumerable: false, configurable: true });

// Of V8's, whose console only an inspector hears.
const CONSOLE_METHODS = ['debug', 'error', 'info', 'log', 'warn', 'dir', 'dirxml', 'table', 'trace', 'group',
  'groupCollapsed', 'groupEnd', 'clear', 'count', 'countReset', 'assert', 'profile', 'profileEnd', 'time', 'timeLog',
  'timeEnd', 'timeStamp', 'context'];

function giveConsole(global) {
  const console = new global.Object();
  for (const name of CONSOLE_METHODS) console[name] = asOneOf(global, { [name]() {} }[name]);
  hide(global, 'console', console);
}

// A function of ours as if it came from the other scope.
const asOneOf = (global, method) => Object.setPrototypeOf(method, global.Function.prototype);

const CODE_KINDS = ['function() {}', 'async function() {}', 'function*() {}', 'async function*() {}'];

function forbidStrings(global) {
  const refusing = (name) => asOneOf(global, { [name]: function() {
    throw new global.EvalError('Code generation from strings disallowed for this context');
  } }[name]);
  for (const kind of CODE_KINDS) {
    const prototype = Object.getPrototypeOf(global.eval(`(${kind})`));
    const constructor = refusing(prototype.constructor.name);
    constructor.prototype = prototype;
    hide(prototype, 'constructor', constructor);
    if (kind === CODE_KINDS[0]) hide(global, 'Function', constructor);
  }
  hide(global, 'eval', refusing('eval'));
}

function forbidWasm(global) {
  const { WebAssembly } = global;
  const error = (name) => new WebAssembly.CompileError(`WebAssembly.${name}(): Wasm code generation disallowed by embedder`);
  const { prototype } = WebAssembly.Module;
  hide(WebAssembly, 'Module', asOneOf(global, function Module() { throw error('Module'); }));
  WebAssembly.Module.prototype = prototype;
  for (const name of ['compile', 'instantiate']) {
    const original = WebAssembly[name];
    hide(WebAssembly, name, asOneOf(global, { [name](source, ...rest) {
      const isCompiled = name === 'instantiate' && source instanceof prototype.constructor;
      return isCompiled ? original.call(WebAssembly, source, ...rest) : global.Promise.reject(error(name));
    } }[name]));
  }
}

class VmContext {
  constructor(object, ownMicrotasks) {
    this.ownMicrotasks = ownMicrotasks;
    this.global = native.makeGlobal(ownMicrotasks);
    this.#name(object);
    giveConsole(this.global);
    this.object = object ?? this.global;
    if (object !== undefined) native.intercept(this.global, object);
  }

  // What Object.prototype.toString says of it.
  #name(object) {
    delete this.global[Symbol.toStringTag];
    const name = object && internalBinding('util').getConstructorName(object);
    if (name && name !== 'Object') {
      Object.defineProperty(this.global, Symbol.toStringTag, { value: name, writable: true, configurable: true });
    }
  }
}

/** `object` is the symbol of an ordinary global object, which is answered then. */
function makeContext(object, name, origin, allowStrings, allowWasm, ownMicrotasks, referrer) {
  const context = new VmContext(object === ordinaryGlobal ? undefined : object, ownMicrotasks === true);
  if (!allowStrings) forbidStrings(context.global);
  if (!allowWasm) forbidWasm(context.global);
  contexts.set(context.object, context);
  count++;
  endOfContexts.register(context.object);
  Reflect.set(context.object, kReferrer, referrer);
  return context.object;
}

return {
  makeContext,
  isContext: (object) => contexts.has(object),
  countContexts: () => count,
  contextOf: (object) => contexts.get(object),
  globalOf: (object) => contexts.get(object).global,
};
