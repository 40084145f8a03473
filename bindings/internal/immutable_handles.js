// Handles of the native side as messages carry them. One that never changes is not copied within its lane: a clone of what
// holds it holds the same one, as in Node. To reach another lane it must be made anew there, which its binding can do when
// it says how:
//
//   travels(Class, kind, { toData(handle), fromData(data), movable })
//
// `kind` starts with the binding's name, so that the other lane knows which one to load: 'blob:Blob'. What toData answers
// is cloned; a native handle in it whose content is SharedByLanes (see Java) arrives as one with the same content. A handle
// that may be in a transfer list, and only travels by that, is `movable`.
'use strict';

const { SafeMap, StringPrototypeSplit } = primordials;
const { privateSymbol } = internalBinding('boot');

const immutable = privateSymbol('qworker:immutable');
const kinds = new SafeMap();
const classes = [];

const classOf = (handle) => classes.find(({ Class }) => handle instanceof Class);

return {
  immutable,
  markImmutable(handle) {
    handle[immutable] = true;
  },
  isImmutable: (value) => value?.[immutable] === true,
  travels(Class, kind, { toData, fromData, movable = false }) {
    const entry = { Class, kind, toData, fromData, movable };
    kinds.set(kind, entry);
    classes.push(entry);
  },
  isMovable: (handle) => classOf(handle)?.movable === true,
  partsOf(handle) {
    const known = classOf(handle);
    return known === undefined ? undefined : { kind: known.kind, data: known.toData(handle) };
  },
  make(kind, data) {
    if (!kinds.has(kind)) internalBinding(StringPrototypeSplit(kind, ':', 1)[0]);
    return kinds.get(kind).fromData(data);
  },
};
