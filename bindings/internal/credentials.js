// Who runs the process. Nobody becomes someone else in here.
'use strict';

const uid = native.uid();
const gid = native.gid();

const refuse = (syscall) => () => {
  const error = new Error(`EPERM: operation not permitted, ${syscall}`);
  error.code = 'EPERM';
  error.errno = -1;
  error.syscall = syscall;
  throw error;
};

const names = ['initgroups', 'setegid', 'seteuid', 'setgid', 'setuid', 'setgroups'];

function tempDir() {
  const { TMPDIR, TMP, TEMP } = process.env;
  const folder = TMPDIR || TMP || TEMP || '/tmp';
  return folder.length > 1 && folder.endsWith('/') ? folder.slice(0, -1) : folder;
}

return {
  safeGetenv: (name) => process.env?.[name],
  getTempDir: tempDir,
  implementsPosixCredentials: uid !== undefined,
  getuid: () => uid,
  geteuid: () => uid,
  getgid: () => gid,
  getegid: () => gid,
  getgroups: () => [gid],
  ...Object.fromEntries(names.map((name) => [name, refuse(name)])),
};
