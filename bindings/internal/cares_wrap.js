// Name resolution is not bound yet: whoever takes its classes is told so. Reading an address needs none.
'use strict';

const { StringPrototypeSplit, Uint8Array } = primordials;

const GROUPS = 8;

/** The 16 bytes of a valid IPv6 address. */
function convertIpv6StringToBuffer(address) {
  const { 0: head, 1: tail } = StringPrototypeSplit(StringPrototypeSplit(address, '%')[0], '::');
  const before = groups(head);
  const after = tail === undefined ? [] : groups(tail);
  const bytes = new Uint8Array(2 * GROUPS);
  const put = (group, index) => {
    bytes[2 * index] = group >> 8;
    bytes[2 * index + 1] = group & 0xff;
  };
  before.forEach(put);
  after.forEach((group, index) => put(group, GROUPS - after.length + index));
  return bytes;
}

function groups(text) {
  if (text === '') return [];
  return StringPrototypeSplit(text, ':').flatMap((part) => {
    if (!part.includes('.')) return [parseInt(part, 16)];
    const bytes = StringPrototypeSplit(part, '.').map(Number);
    return [bytes[0] << 8 | bytes[1], bytes[2] << 8 | bytes[3]];
  });
}

return {
  convertIpv6StringToBuffer,
  get GetAddrInfoReqWrap() {
    const error = new Error('Name resolution is not supported yet (it needs cares_wrap)');
    error.code = 'ERR_UNSUPPORTED_MODULE';
    error.binding = 'cares_wrap';
    throw error;
  },
};
