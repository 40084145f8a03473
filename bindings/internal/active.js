// The requests under way and the handles that are open, as process.getActiveResourcesInfo() and its older kin tell them.
'use strict';

const { ArrayFrom, ArrayPrototypeFilter, ArrayPrototypeMap, SafeSet } = primordials;
const { owner_symbol: kOwner } = internalBinding('symbols');

const requests = new SafeSet();
const handles = new SafeSet();

/** The object of Node's library that a handle belongs to. */
function ownerOf(handle) {
  let owner = handle;
  while (owner[kOwner]) owner = owner[kOwner];
  return owner;
}

const referencedHandles = () => ArrayPrototypeFilter(ArrayFrom(handles), (handle) => handle.hasRef());

const nameOf = (resource) => resource.resourceName ?? resource.constructor.resourceName ?? resource.constructor.name;

return {
  requests,
  handles,
  ownersOfRequests: () => ArrayPrototypeMap(ArrayFrom(requests), ownerOf),
  ownersOfHandles: () => ArrayPrototypeMap(referencedHandles(), ownerOf),
  /** What each is called in Node. */
  names: () => ArrayPrototypeMap([...requests, ...referencedHandles()], nameOf),
};
