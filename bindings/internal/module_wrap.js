// ES modules: a ModuleWrap is one module of the engine's. Which file a request means, Node's loader decides.
'use strict';

const { privateSymbols, perIsolateSymbols } = internalBinding('boot');
const { host_defined_option_symbol: kReferrer, source_map_data_private_symbol: kSourceMap } = privateSymbols;
const { source_text_module_default_hdo: defaultModule, vm_dynamic_import_default_internal: defaultScript,
  imported_cjs_symbol: kCommonJS } = perIsolateSymbols;
const { cachedDataOf, isCachedDataOf } = internalBinding('contextify');
const { globalOf } = internalBinding('vm_context');
const { magicComment, padded } = internalBinding('script_text');

const STATUS = {
  kUninstantiated: 0,
  kInstantiating: 1,
  kInstantiated: 2,
  kEvaluating: 3,
  kEvaluated: 4,
  kErrored: 5,
};
const PHASE = { kSourcePhase: 1, kEvaluationPhase: 2 };

const FACADE = 'export * from \'original\'; export { default } from \'original\'; export const __esModule = true;';

function coded(Kind, code, message) {
  const error = new Kind(message);
  error.code = code;
  return error;
}

function attributesOf(pairs) {
  const attributes = { __proto__: null };
  for (let i = 0; i < pairs.length; i += 2) attributes[pairs[i]] = pairs[i + 1];
  return Object.freeze(attributes);
}

class ModuleWrap {
  #module;
  #text;
  #sourceObject;
  #asyncGraph;

  /**
   * (url, context, source, lineOffset, columnOffset, referrer or cachedData) for code,
   * (url, context, exportNames, evaluationSteps, cjsModule) for values.
   */
  constructor(url, context, source, ...rest) {
    const global = context === undefined ? undefined : globalOf(context);
    const synthetic = Array.isArray(source);
    if (synthetic) this.#makeSynthetic(url, global, source, rest);
    else this.#compile(url, global, source, rest);
    this.synthetic = synthetic;
    this.url = url;
    if (synthetic && rest[1] !== null && typeof rest[1] === 'object') this[kCommonJS] = rest[1];
    this[kSourceMap] = undefined;
  }

  #makeSynthetic(url, global, names, [steps]) {
    this.#module = native.synthetic(this, url, global, names, steps);
  }

  #compile(url, global, source, [lineOffset, columnOffset, option]) {
    const referrer = typeof option === 'symbol' ? option : Symbol(url);
    this[kReferrer] = referrer;
    this.#module = native.compile(this, url, global, padded(source, lineOffset, columnOffset),
                                  referrer === defaultModule ? undefined : referrer);
    this.#text = source;
    if (ArrayBuffer.isView(option) && !isCachedDataOf(source, option)) {
      throw coded(Error, 'ERR_VM_MODULE_CACHED_DATA_REJECTED', 'cachedData buffer was rejected');
    }
    this.hasTopLevelAwait = native.hasTopLevelAwait(this.#module);
    this.sourceURL = magicComment(source, 'sourceURL');
    this.sourceMapURL = magicComment(source, 'sourceMappingURL');
  }

  getModuleRequests() {
    return native.requests(this.#module).map(([specifier, phase, attributes]) =>
      Object.freeze({ __proto__: null, specifier, attributes: attributesOf(attributes), phase }));
  }

  link(arrayLike) {
    const modules = Array.from(arrayLike);
    this.#requireSameModules(modules);
    native.link(this.#module, modules.map((wrap) => wrap.#module));
  }

  // Requests that are equal but for their phase share one module.
  #requireSameModules(modules) {
    const first = new Map();
    this.getModuleRequests().forEach(({ specifier, attributes }, index) => {
      const key = JSON.stringify([specifier, attributes]);
      if (!first.has(key)) {
        first.set(key, index);
      } else if (modules[first.get(key)] !== modules[index]) {
        const pairs = Object.entries(attributes).map(([name, value]) => `${name}: ${value}`).join(', ');
        const request = `ModuleCacheKey("${specifier}"${pairs && `, {${pairs}}`})`;
        throw coded(TypeError, 'ERR_MODULE_LINK_MISMATCH', `Module request '${request}' at index ${index} must be linked ` +
          `to the same module requested at index ${first.get(key)}`);
      }
    });
  }

  instantiate() {
    native.instantiate(this.#module);
  }

  evaluate(timeout, breakOnSigint) {
    return native.evaluate(this.#module);
  }

  evaluateSync() {
    throwIfPromiseRejected(native.evaluate(this.#module));
    return native.namespace(this.#module);
  }

  getNamespace() {
    this.#requireInstantiated();
    return native.namespace(this.#module);
  }

  getStatus() {
    return native.status(this.#module);
  }

  getError() {
    return native.error(this.#module);
  }

  get hasAsyncGraph() {
    this.#requireInstantiated();
    return this.#asyncGraph ??= native.isGraphAsync(this.#module);
  }

  setExport(name, value) {
    native.setExport(this.#module, name, value);
  }

  setModuleSourceObject(object) {
    this.#sourceObject = object;
  }

  getModuleSourceObject() {
    if (this.#sourceObject === undefined) {
      throw coded(SyntaxError, 'ERR_SOURCE_PHASE_NOT_DEFINED',
                  `Source phase import object is not defined for module '${this.url}'`);
    }
    return this.#sourceObject;
  }

  createCachedData() {
    return cachedDataOf(this.#text);
  }

  #requireInstantiated() {
    if (!native.isInstantiated(this.#module)) {
      throw coded(Error, 'ERR_MODULE_NOT_INSTANTIATED', 'Module is not instantiated');
    }
  }
}
Object.setPrototypeOf(ModuleWrap.prototype, null);

/** What the promise was rejected with is thrown instead; nobody needs to handle it any more. */
function throwIfPromiseRejected(promise) {
  const { getPromiseDetails, constants: { kRejected } } = internalBinding('util');
  const [state, reason] = getPromiseDetails(promise) ?? [];
  if (state !== kRejected) return;
  primordials.PromisePrototypeThen(promise, undefined, () => {});
  throw reason;
}

/** A namespace with what the module exports and __esModule, for require() of a module with a default export. */
function createRequiredModuleFacade(original) {
  const facade = new ModuleWrap('node:internal/require_module_default_facade', undefined, FACADE, 0, 0, defaultModule);
  facade.link(facade.getModuleRequests().map(() => original));
  facade.instantiate();
  return facade.evaluateSync();
}

return {
  ModuleWrap,
  ...STATUS,
  ...PHASE,
  setImportModuleDynamicallyCallback(callback) {
    native.setImportDynamically((symbol, isModule, specifier, phase, attributes, name) =>
      callback(symbol ?? (isModule ? defaultModule : defaultScript), specifier, phase, attributesOf(attributes), name));
  },
  setInitializeImportMetaObjectCallback(callback) {
    native.setInitializeMeta((meta, wrap) => callback(wrap[kReferrer], meta, wrap));
  },
  createRequiredModuleFacade,
  throwIfPromiseRejected,
};
