// ES modules, as far as CommonJS needs them to be there.
'use strict';

class ModuleWrap {}

return {
  ModuleWrap,
  kUninstantiated: 0,
  kInstantiating: 1,
  kInstantiated: 2,
  kEvaluating: 3,
  kEvaluated: 4,
  kErrored: 5,
  kSourcePhase: 1,
  kEvaluationPhase: 2,
  setImportModuleDynamicallyCallback() {},
  setInitializeImportMetaObjectCallback() {},
  createRequiredModuleFacade() {},
  throwIfPromiseRejected() {},
};
