// What each kind of question gets of an answer's records: the arguments of oncomplete, [code] when there is nothing.
'use strict';

const { ArrayPrototypeFilter, ArrayPrototypeFlatMap, ArrayPrototypeMap } = primordials;
const { TYPES } = internalBinding('dns_message');
const { canonicalIPv6 } = internalBinding('ip_text');

const NOTHING = ['ENODATA'];

const of = (records, type) => ArrayPrototypeFilter(records, (record) => record.type === type && record.data !== undefined);

const all = (type, make) => (records) => {
  const found = of(records, type);
  return found.length === 0 ? NOTHING : [0, ArrayPrototypeMap(found, ({ data }) => make(data))];
};

const addresses = (type, text) => (records) => {
  const found = of(records, type);
  if (found.length === 0) return NOTHING;
  // Never longer than any of the names on the way to the address.
  const least = Math.min(...ArrayPrototypeMap(of(records, TYPES.CNAME), ({ ttl }) => ttl));
  return [
    0,
    ArrayPrototypeMap(found, ({ data }) => text(data.address)),
    ArrayPrototypeMap(found, ({ ttl }) => Math.min(ttl, least)),
  ];
};

const same = (text) => text;
const value = (data) => data.value;
const caa = ({ critical, property, value }) => ({ critical, [property]: value });

/** For resolveAny: each record with its type, in c-ares's order. */
const ANY = {
  __proto__: null,
  A: ({ address }, ttl) => ({ address, ttl, type: 'A' }),
  CNAME: ({ value }) => ({ value, type: 'CNAME' }),
  AAAA: ({ address }, ttl) => ({ address: canonicalIPv6(address), ttl, type: 'AAAA' }),
  MX: (data) => ({ ...data, type: 'MX' }),
  NS: ({ value }) => ({ value, type: 'NS' }),
  TXT: ({ entries }) => ({ entries, type: 'TXT' }),
  SRV: (data) => ({ ...data, type: 'SRV' }),
  PTR: ({ value }) => ({ value, type: 'PTR' }),
  NAPTR: (data) => ({ ...data, type: 'NAPTR' }),
  SOA: (data) => ({ ...data, type: 'SOA' }),
  TLSA: (data) => ({ ...data, type: 'TLSA' }),
  CAA: ({ critical, property, value }) => ({ critical, type: 'CAA', [property]: value }),
};

// With a CNAME there are no addresses of the name itself.
const skips = (records, name) => name === 'A' && of(records, TYPES.CNAME).length > 0;

function any(records) {
  return [0, ArrayPrototypeFlatMap(Object.keys(ANY), (name) => skips(records, name) ? [] :
    ArrayPrototypeMap(of(records, TYPES[name]), ({ data, ttl }) => ANY[name](data, ttl)))];
}

function soa(records) {
  const found = of(records, TYPES.SOA);
  return found.length === 0 ? NOTHING : [0, { ...found[0].data }];
}

return {
  A: addresses(TYPES.A, same),
  AAAA: addresses(TYPES.AAAA, canonicalIPv6),
  ANY: any,
  CAA: all(TYPES.CAA, caa),
  CNAME: all(TYPES.CNAME, value),
  MX: all(TYPES.MX, (data) => ({ ...data, type: 'MX' })),
  NAPTR: all(TYPES.NAPTR, (data) => ({ ...data })),
  NS: all(TYPES.NS, value),
  PTR: all(TYPES.PTR, value),
  SOA: soa,
  SRV: all(TYPES.SRV, (data) => ({ ...data, type: 'SRV' })),
  TLSA: all(TYPES.TLSA, (data) => ({ ...data })),
  TXT: all(TYPES.TXT, ({ entries }) => entries),
  hostByAddr: all(TYPES.PTR, value),
};
