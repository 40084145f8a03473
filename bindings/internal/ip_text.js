// IPv6 addresses: from text to bytes, and to the usual text.
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

/** An address of eight hexadecimal groups with its longest run of zeros left out. */
function canonicalIPv6(address) {
  const runs = `:${address}:`.match(/(?<=:)0(:0)+(?=:)/g) ?? [];
  const longest = runs.reduce((best, run) => run.length > best.length ? run : best, '');
  if (longest === '') return address;
  const { 0: before, 1: after } = cut(`:${address}:`, `:${longest}:`);
  return `${before.slice(1)}::${after.slice(0, -1)}`;
}

function cut(text, part) {
  const at = text.indexOf(part);
  return [text.slice(0, at), text.slice(at + part.length)];
}

return { convertIpv6StringToBuffer, canonicalIPv6 };
