// What Node's C++ side calls AsyncWrap: an object for an operation under way, which remembers the async context it was made
// in, and the way back into JavaScript when the operation is done.
'use strict';

const { ReflectApply } = primordials;
const {
  async_hook_fields, async_id_fields, constants, hooks, pushAsyncContext, popAsyncContext, queueDestroyAsyncId,
} = internalBinding('async_wrap');
const {
  getContinuationPreservedEmbedderData: currentFrame,
  setContinuationPreservedEmbedderData: enterFrame,
} = internalBinding('async_context_frame');
const { kAsyncIdCounter, kDefaultTriggerAsyncId, kExecutionAsyncId, kInit } = constants;

class AsyncResource {
  #asyncId = ++async_id_fields[kAsyncIdCounter];
  #triggerAsyncId = triggerAsyncId();
  #frame = currentFrame();

  getAsyncId() {
    return this.#asyncId;
  }

  getProviderType() {
    return 0;
  }

  asyncReset() {
    queueDestroyAsyncId(this.#asyncId);
    this.#asyncId = ++async_id_fields[kAsyncIdCounter];
    this.#triggerAsyncId = triggerAsyncId();
    this.#frame = currentFrame();
  }

  /** Calls one of the resource's functions as what follows the operation. */
  static callBack(resource, name, args) {
    const outer = currentFrame();
    enterFrame(resource.#frame);
    pushAsyncContext(resource.#asyncId, resource.#triggerAsyncId, resource);
    try {
      return ReflectApply(resource[name], resource, args);
    } finally {
      popAsyncContext(resource.#asyncId);
      enterFrame(outer);
    }
  }
}

function triggerAsyncId() {
  const given = async_id_fields[kDefaultTriggerAsyncId];
  return given < 0 ? async_id_fields[kExecutionAsyncId] : given;
}

/** Tells async_hooks of a resource that is no AsyncResource, or one whose type is of interest. */
function emitInit(type, resource, asyncId = ++async_id_fields[kAsyncIdCounter]) {
  if (async_hook_fields[kInit] > 0) hooks().init(asyncId, type, triggerAsyncId(), resource);
}

return { AsyncResource, emitInit, callBack: AsyncResource.callBack };
