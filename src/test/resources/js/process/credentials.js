// Names that are nobody's.
'use strict';

const nobody = 'fhqwhgadshgnsdhjsdbkhsdabkfabkveyb';
const attempts = {
  setuid: () => process.setuid(nobody),
  seteuid: () => process.seteuid(nobody),
  setgid: () => process.setgid(nobody),
  setgroups: () => process.setgroups([1, nobody]),
  initgroups: () => process.initgroups(nobody, nobody),
  badId: () => process.setuid({}),
};
for (const [name, attempt] of Object.entries(attempts)) {
  try {
    attempt();
    console.log(name, 'done');
  } catch (error) {
    console.log(name, error.code, error.message);
  }
}
process.setuid(process.getuid());
process.setegid(process.getegid());
console.log(process.getgroups().includes(process.getegid()));
