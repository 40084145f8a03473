// Who runs the process. It stays who it is: the ids are those of the whole JVM, which other tasks share. To become who one
// is already is no change, to become somebody else is refused as the system refuses those who may not.
'use strict';

const { ArrayPrototypeEvery, ArrayPrototypeFindIndex, ArrayPrototypeIncludes } = primordials;

const OK = 0;
const UNKNOWN = 1;
const UNKNOWN_GROUP = 2;

function refuse(syscall) {
  const error = new Error(`EPERM: operation not permitted, ${syscall}`);
  error.code = 'EPERM';
  error.errno = -1;
  error.syscall = syscall;
  throw error;
}

/** Sets a user or group, given as a number or a name. */
const setter = (syscall, current, isKnown, isOwnName) => (id) => {
  if (typeof id === 'string' && !isKnown(id)) return UNKNOWN;
  return id === current() || (typeof id === 'string' && isOwnName(id)) ? OK : refuse(syscall);
};

const isOwnGroup = () => false;

const isKnownGroup = (group) => typeof group === 'number' || native.isGroup(group);

function setgroups(groups) {
  const unknown = ArrayPrototypeFindIndex(groups, (group) => !isKnownGroup(group));
  if (unknown >= 0) return unknown + 1;
  const own = native.groups();
  const same = groups.length === own.length && ArrayPrototypeEvery(groups, (group) => ArrayPrototypeIncludes(own, group));
  return same ? OK : refuse('setgroups');
}

function initgroups(user, group) {
  if (!isKnownGroup(group)) return UNKNOWN_GROUP;
  return refuse('initgroups');
}

function tempDir() {
  const { TMPDIR, TMP, TEMP } = process.env;
  const folder = TMPDIR || TMP || TEMP || '/tmp';
  return folder.length > 1 && folder.endsWith('/') ? folder.slice(0, -1) : folder;
}

return {
  safeGetenv: (name) => process.env?.[name],
  getTempDir: tempDir,
  implementsPosixCredentials: process.platform !== 'win32',
  getuid: native.uid,
  geteuid: native.effectiveUid,
  getgid: native.gid,
  getegid: native.effectiveGid,
  getgroups: native.groups,
  setuid: setter('setuid', native.uid, native.isUser, native.isMyself),
  seteuid: setter('seteuid', native.effectiveUid, native.isUser, native.isMyself),
  setgid: setter('setgid', native.gid, native.isGroup, isOwnGroup),
  setegid: setter('setegid', native.effectiveGid, native.isGroup, isOwnGroup),
  setgroups,
  initgroups,
};
