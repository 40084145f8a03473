// libuv's errors: numbers, names and texts.
'use strict';

const { SafeMap } = primordials;

const errors = native.errors;
const constants = {};
for (let i = 0; i < errors.length; i += 3) constants[`UV_${errors[i + 1]}`] = errors[i];

let known;

function getErrorMap() {
  if (known === undefined) {
    known = new SafeMap();
    for (let i = 0; i < errors.length; i += 3) known.set(errors[i], [errors[i + 1], errors[i + 2]]);
  }
  return known;
}

const unknown = (number) => `Unknown system error ${number}`;

return {
  errname: (number) => getErrorMap().get(number)?.[0] ?? unknown(number),
  ...constants,
  getErrorMap: () => new Map(getErrorMap()),
  getErrorMessage: (number) => getErrorMap().get(number)?.[1] ?? unknown(number),
};
