// navigator.locks: names held by one (exclusive) or several (shared), and those who wait, in order of arrival.
'use strict';

const EXCLUSIVE = 'exclusive';
const SHARED = 'shared';
const STOLEN = 'LOCK_STOLEN';

const held = [];
const pending = [];

const conflicts = (request, other) =>
  request.name === other.name && (request.mode === EXCLUSIVE || other.mode === EXCLUSIVE);
const available = (request, before) => ![...held, ...before].some((other) => conflicts(request, other));

function grant(lock) {
  held.push(lock);
  const release = () => {
    const at = held.indexOf(lock);
    if (at >= 0) held.splice(at, 1);
    serve();
  };
  Promise.resolve(lock).then(lock.callback).then(
    (value) => { release(); lock.resolve(value); },
    (error) => { release(); lock.reject(error); });
}

function serve() {
  for (let i = 0; i < pending.length; i++) {
    if (available(pending[i], pending.slice(0, i))) grant(pending.splice(i--, 1)[0]);
  }
}

function steal(name) {
  for (const lock of held.filter((other) => other.name === name)) {
    held.splice(held.indexOf(lock), 1);
    lock.reject(new Error(STOLEN));
  }
}

const describe = ({ name, mode, clientId }) => ({ name, mode, clientId });

return {
  LOCK_MODE_EXCLUSIVE: EXCLUSIVE,
  LOCK_MODE_SHARED: SHARED,
  LOCK_STOLEN_ERROR: STOLEN,
  request(name, clientId, mode, stealing, ifAvailable, callback) {
    return new Promise((resolve, reject) => {
      const lock = { name, mode, clientId, callback, resolve, reject };
      if (stealing) steal(name);
      if (stealing || available(lock, pending)) grant(lock);
      else if (ifAvailable) Promise.resolve(null).then(callback).then(resolve, reject);
      else pending.push(lock);
    });
  },
  query: () => Promise.resolve({ held: held.map(describe), pending: pending.map(describe) }),
};
