// Reads and writes the packets of DNS. Source: RFC 1035, section 4, and those of the newer types.
'use strict';

const {
  ArrayPrototypeJoin, ArrayPrototypePush, DataView, StringPrototypeToLowerCase, TypedArrayPrototypeSlice, Uint8Array,
  globalThis,
} = primordials;

const HEADER = 12;
const IN = 1;
const RECURSION_DESIRED = 0x0100;
const LARGEST_NAME = 255;
const LARGEST_LABEL = 63;

const TYPES = {
  __proto__: null,
  A: 1, NS: 2, CNAME: 5, SOA: 6, PTR: 12, MX: 15, TXT: 16, AAAA: 28, SRV: 33, NAPTR: 35, TLSA: 52, ANY: 255, CAA: 257,
};

const RCODES = ['', 'EFORMERR', 'ESERVFAIL', 'ENOTFOUND', 'ENOTIMP', 'EREFUSED'];

class BadName extends Error {}
class BadResponse extends Error {}

/** A question for one name. Throws a BadName. */
function encodeQuery(id, name, type) {
  const { Buffer } = globalThis;
  const labels = name === '' || name === '.' ? [] : name.replace(/\.$/, '').split('.');
  const parts = [];
  for (const label of labels) {
    const bytes = Buffer.from(StringPrototypeToLowerCase(label), 'latin1');
    if (bytes.length === 0 || bytes.length > LARGEST_LABEL) throw new BadName();
    parts.push(Buffer.from([bytes.length]), bytes);
  }
  const question = Buffer.concat([...parts, Buffer.from([0, type >> 8, type & 0xff, 0, IN])]);
  if (question.length - 4 > LARGEST_NAME) throw new BadName();
  const header = Buffer.alloc(HEADER);
  header.writeUInt16BE(id, 0);
  header.writeUInt16BE(RECURSION_DESIRED, 2);
  header.writeUInt16BE(1, 4);
  return Buffer.concat([header, question]);
}

class Reader {
  #bytes;
  #view;
  #at = 0;

  constructor(bytes) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  get at() {
    return this.#at;
  }

  skip(count) {
    this.#need(count);
    this.#at += count;
  }

  u8() {
    this.#need(1);
    return this.#view.getUint8(this.#at++);
  }

  u16() {
    this.#need(2);
    this.#at += 2;
    return this.#view.getUint16(this.#at - 2);
  }

  u32() {
    this.#need(4);
    this.#at += 4;
    return this.#view.getUint32(this.#at - 4);
  }

  bytes(count) {
    this.#need(count);
    this.#at += count;
    return TypedArrayPrototypeSlice(this.#bytes, this.#at - count, this.#at);
  }

  text(count) {
    return globalThis.Buffer.from(this.bytes(count).buffer).latin1Slice();
  }

  string() {
    return this.text(this.u8());
  }

  /** A name, which may end with what stands elsewhere in the packet. */
  name() {
    const labels = [];
    let end;
    for (let length, jumps = 0; (length = this.u8()) !== 0;) {
      if ((length & 0xc0) === 0xc0) {
        const target = (length & 0x3f) << 8 | this.u8();
        end ??= this.#at;
        if (++jumps > 64) throw new BadResponse();
        this.#at = target;
      } else if (length > LARGEST_LABEL) {
        throw new BadResponse();
      } else {
        ArrayPrototypePush(labels, escaped(this.text(length)));
      }
    }
    this.#at = end ?? this.#at;
    return ArrayPrototypeJoin(labels, '.');
  }

  #need(count) {
    if (this.#at + count > this.#bytes.length) throw new BadResponse();
  }
}

// A dot within a label, and what does not print, are told from what they would otherwise mean.
const escaped = (label) => label.replace(/[.\\";()@$]/g, '\\$&')
  .replace(/[^\x20-\x7e]/g, (c) => `\\${String(c.charCodeAt(0)).padStart(3, '0')}`);

const READ = {
  __proto__: null,
  [TYPES.A]: (reader) => ({ address: ArrayPrototypeJoin([reader.u8(), reader.u8(), reader.u8(), reader.u8()], '.') }),
  [TYPES.AAAA]: (reader) => {
    const groups = [];
    for (let i = 0; i < 8; i++) ArrayPrototypePush(groups, reader.u16().toString(16));
    return { address: ArrayPrototypeJoin(groups, ':') };
  },
  [TYPES.NS]: (reader) => ({ value: reader.name() }),
  [TYPES.CNAME]: (reader) => ({ value: reader.name() }),
  [TYPES.PTR]: (reader) => ({ value: reader.name() }),
  [TYPES.SOA]: (reader) => ({
    nsname: reader.name(), hostmaster: reader.name(), serial: reader.u32(), refresh: reader.u32(), retry: reader.u32(),
    expire: reader.u32(), minttl: reader.u32(),
  }),
  [TYPES.MX]: (reader) => {
    const priority = reader.u16();
    return { exchange: reader.name(), priority };
  },
  [TYPES.TXT]: (reader, end) => {
    const entries = [];
    while (reader.at < end) ArrayPrototypePush(entries, reader.string());
    return { entries };
  },
  [TYPES.SRV]: (reader) => {
    const { 0: priority, 1: weight, 2: port } = [reader.u16(), reader.u16(), reader.u16()];
    return { name: reader.name(), port, priority, weight };
  },
  [TYPES.NAPTR]: (reader) => {
    const { 0: order, 1: preference } = [reader.u16(), reader.u16()];
    return {
      flags: reader.string(), service: reader.string(), regexp: reader.string(), replacement: reader.name(), order,
      preference,
    };
  },
  [TYPES.TLSA]: (reader, end) => {
    const { 0: certUsage, 1: selector, 2: match } = [reader.u8(), reader.u8(), reader.u8()];
    return { certUsage, selector, match, data: reader.bytes(end - reader.at).buffer };
  },
  [TYPES.CAA]: (reader, end) => {
    const critical = reader.u8();
    const property = reader.string();
    return { critical, property, value: reader.text(end - reader.at) };
  },
};

/** The records of an answer: { type, owner, ttl, data }. `code` is one of c-ares's, empty for success. */
function decode(packet) {
  const reader = new Reader(new Uint8Array(packet));
  reader.skip(3);
  const rcode = reader.u8() & 0xf;
  if (rcode !== 0) return { code: RCODES[rcode] ?? 'ESERVFAIL', records: [] };
  const { 0: questions, 1: answers } = [reader.u16(), reader.u16()];
  reader.skip(4);
  for (let i = 0; i < questions; i++) {
    reader.name();
    reader.skip(4);
  }
  const records = [];
  for (let i = 0; i < answers; i++) ArrayPrototypePush(records, record(reader));
  return { code: answers === 0 ? 'ENODATA' : '', records };
}

function record(reader) {
  const owner = reader.name();
  const { 0: type, 1: kind, 2: ttl } = [reader.u16(), reader.u16(), reader.u32()];
  const end = reader.u16() + reader.at;
  const data = kind === IN ? READ[type]?.(reader, end) : undefined;
  if (reader.at > end) throw new BadResponse();
  reader.skip(end - reader.at);
  return { type, owner, ttl, data };
}

return { TYPES, BadName, encodeQuery, decode };
