// What came from the socket and could not be read yet: `{ memory, offset, length }`.
'use strict';

const { TypedArrayPrototypeSet, Uint8Array } = primordials;

function joined({ memory, offset, length }, more) {
  const bytes = new Uint8Array(length + more.length);
  TypedArrayPrototypeSet(bytes, new Uint8Array(memory, offset, length));
  TypedArrayPrototypeSet(bytes, more, length);
  return { memory: bytes.buffer, offset: 0, length: bytes.length };
}

return { joined };
