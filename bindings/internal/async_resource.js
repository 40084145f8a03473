// What Node's C++ side calls AsyncWrap: an object for an operation under way, which remembers the async context it was made
// in, and the way back into JavaScript when the operation is done.
//
// A class of such objects names its kind, one of async_hooks' providers, as `static provider`, or hands it to super. The
// object of a request is begun when it is under way and finished by its last call; a handle is opened and closed.
'use strict';

const { ReflectApply } = primordials;
const {
  async_hook_fields, async_id_fields, constants, hooks, pushAsyncContext, popAsyncContext, queueDestroyAsyncId, Providers,
} = internalBinding('async_wrap');
const {
  getContinuationPreservedEmbedderData: currentFrame,
  setContinuationPreservedEmbedderData: enterFrame,
} = internalBinding('async_context_frame');
const active = internalBinding('active');
const { kAfter, kAsyncIdCounter, kBefore, kDefaultTriggerAsyncId, kExecutionAsyncId, kInit } = constants;

class AsyncResource {
  #asyncId = ++async_id_fields[kAsyncIdCounter];
  #triggerAsyncId = triggerAsyncId();
  #frame = currentFrame();
  // What hooks get to see.
  #resource = this;
  #provider;

  constructor(provider = new.target.provider) {
    this.#provider = provider;
    if (provider !== undefined) this.#tellInit();
  }

  getAsyncId() {
    return this.#asyncId;
  }

  getProviderType() {
    return Providers[this.#provider] ?? Providers.NONE;
  }

  /** The object is used again, for another operation: that of `resource`, perhaps of another kind. */
  asyncReset(resource = this, provider = this.#provider) {
    if (this.#provider !== undefined) queueDestroyAsyncId(this.#asyncId);
    this.#asyncId = ++async_id_fields[kAsyncIdCounter];
    this.#triggerAsyncId = triggerAsyncId();
    this.#frame = currentFrame();
    this.#resource = resource;
    this.#provider = provider;
    this.#tellInit();
  }

  #tellInit() {
    if (async_hook_fields[kInit] > 0) {
      hooks().init(this.#asyncId, this.#provider ?? 'NONE', this.#triggerAsyncId, this.#resource);
    }
  }

  /** Calls one of the resource's functions as what follows the operation. */
  static callBack(resource, name, args) {
    const asyncId = resource.#asyncId;
    const outer = currentFrame();
    enterFrame(resource.#frame);
    pushAsyncContext(asyncId, resource.#triggerAsyncId, resource.#resource);
    try {
      if (async_hook_fields[kBefore] > 0) hooks().before(asyncId);
      const result = ReflectApply(resource[name], resource, args);
      if (async_hook_fields[kAfter] > 0) hooks().after(asyncId);
      return result;
    } finally {
      popAsyncContext(asyncId);
      enterFrame(outer);
    }
  }

  /** There is nothing more to come of it. */
  static destroy(resource) {
    queueDestroyAsyncId(resource.#asyncId);
  }
}

const { callBack, destroy } = AsyncResource;

function triggerAsyncId() {
  const given = async_id_fields[kDefaultTriggerAsyncId];
  return given < 0 ? async_id_fields[kExecutionAsyncId] : given;
}

/** Makes what `resource` leads to. */
function ledToBy(resource, make) {
  const before = async_id_fields[kDefaultTriggerAsyncId];
  async_id_fields[kDefaultTriggerAsyncId] = resource.getAsyncId();
  try {
    return make();
  } finally {
    async_id_fields[kDefaultTriggerAsyncId] = before;
  }
}

/** Tells async_hooks of a resource that is no AsyncResource. */
function emitInit(type, resource, asyncId = ++async_id_fields[kAsyncIdCounter]) {
  if (async_hook_fields[kInit] > 0) hooks().init(asyncId, type, triggerAsyncId(), resource);
}

/** The request is under way, unless it could not be begun; answers the error, 0 for none. */
function begin(request, error = 0) {
  if (error === 0) active.requests.add(request);
  return error;
}

/** The last call of a request. */
function finish(request, name, args) {
  try {
    return callBack(request, name, args);
  } finally {
    active.requests.delete(request);
    destroy(request);
  }
}

/** The last call of a handle, if it wants one. */
function closed(handle, name = undefined) {
  active.handles.delete(handle);
  try {
    if (name !== undefined && typeof handle[name] === 'function') callBack(handle, name, []);
  } finally {
    destroy(handle);
  }
}

return { AsyncResource, emitInit, callBack, destroy, begin, finish, closed, ledToBy };
