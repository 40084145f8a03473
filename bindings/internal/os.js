// The parts of os that depend on the lane: its environment, and Buffers.
'use strict';

const { ObjectSetPrototypeOf, globalThis } = primordials;

function getHomeDirectory() {
  return process.env.HOME || native.getUserInfo().homedir;
}

function getUserInfo(options) {
  const info = native.getUserInfo();
  info.shell ??= null;
  if (options?.encoding === 'buffer') {
    for (const key of ['username', 'homedir', 'shell']) {
      if (info[key] !== null) info[key] = globalThis.Buffer.from(info[key]);
    }
  }
  return ObjectSetPrototypeOf(info, null);
}

return { ...native, getHomeDirectory, getUserInfo };
