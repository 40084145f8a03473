// Name resolution: the system's lookups, and channels that ask name servers as c-ares does.
'use strict';

const {
  ArrayPrototypeFilter, ArrayPrototypeMap, ArrayPrototypePush, MathRandom, SafeSet, StringPrototypeIncludes,
  StringPrototypeSplit,
} = primordials;
const { AsyncResource, begin, finish } = internalBinding('async_resource');
const { convertIpv6StringToBuffer } = internalBinding('ip_text');
const { PENDING_QUERIES, strerror } = internalBinding('ares_status');
const { TYPES, BadName, encodeQuery, decode } = internalBinding('dns_message');
const replies = internalBinding('dns_replies');
const { UV_EINVAL } = internalBinding('uv');
const loop = internalBinding('event_loop');

const LONGEST_NAME = 255;
const DNS_ORDER_VERBATIM = 0;
const DNS_ORDER_IPV4_FIRST = 1;
const DNS_ORDER_IPV6_FIRST = 2;

class GetAddrInfoReqWrap extends AsyncResource { static provider = 'GETADDRINFOREQWRAP'; }
class GetNameInfoReqWrap extends AsyncResource { static provider = 'GETNAMEINFOREQWRAP'; }
class QueryReqWrap extends AsyncResource { static provider = 'QUERYWRAP'; }

const isIPv6 = (address) => StringPrototypeIncludes(address, ':');

function ordered(addresses, order) {
  if (order === DNS_ORDER_VERBATIM) return addresses;
  const four = ArrayPrototypeFilter(addresses, (address) => !isIPv6(address));
  const six = ArrayPrototypeFilter(addresses, isIPv6);
  return order === DNS_ORDER_IPV4_FIRST ? [...four, ...six] : [...six, ...four];
}

function getaddrinfo(request, name, family, hints, order) {
  if (name.length > LONGEST_NAME) return UV_EINVAL;
  begin(request);
  native.getaddrinfo(name, family, hints ?? 0, (status, addresses) =>
    finish(request, 'oncomplete', [status, status === 0 ? ordered(addresses, order) : null]));
  return 0;
}

function getnameinfo(request, address, port) {
  begin(request);
  native.getnameinfo(address, port, (status, name, service) =>
    finish(request, 'oncomplete', status === 0 ? [0, name, service] : [status, null, null]));
  return 0;
}

/** A resolver's servers, patience and questions under way. */
class ChannelWrap extends AsyncResource {
  static provider = 'DNSCHANNEL';
  #options;
  #servers;
  #pending = new SafeSet();

  constructor(timeout, tries, maxTimeout) {
    super();
    this.#options = { timeout, tries, maxTimeout, local4: undefined, local6: undefined };
  }

  /** Addresses with ports. */
  getServers() {
    return ArrayPrototypeMap(this.#currentServers(), ([address, port]) => [address, port]);
  }

  /** Takes [ip version, address, port]s; 0 or an error. */
  setServers(servers) {
    if (this.#pending.size > 0) return PENDING_QUERIES;
    this.#servers = ArrayPrototypeMap(servers, ([, address, port]) => [address, port]);
    return 0;
  }

  #currentServers() {
    if (this.#servers !== undefined) return this.#servers;
    const system = native.systemServers();
    return ArrayPrototypeMap(system.length > 0 ? system : ['127.0.0.1'], (address) => [address, 53]);
  }

  setLocalAddress(first, second) {
    const version = (text) => native.canonicalizeIP(text) === undefined ? 0 : isIPv6(text) ? 6 : 4;
    const { 0: one, 1: two } = [version(first), second === undefined ? undefined : version(second)];
    if (one === 0 || two === 0) throw new Error('Invalid IP address.');
    if (one === two) throw new Error(`Cannot specify two IPv${one} addresses.`);
    this.#options.local4 = one === 4 ? first : two === 4 ? second : '0.0.0.0';
    this.#options.local6 = one === 6 ? first : two === 6 ? second : '::';
  }

  cancel() {
    for (const exchange of this.#pending) native.cancel(exchange);
  }

  getHostByAddr(request, address) {
    const canonical = native.canonicalizeIP(address);
    if (canonical === undefined) return UV_EINVAL;
    const names = native.hostNames(canonical);
    if (names.length > 0) {
      begin(request);
      loop.post(() => finish(request, 'oncomplete', [0, names]));
      return 0;
    }
    return this.ask(request, reverseName(canonical), TYPES.PTR, replies.hostByAddr);
  }

  /** Asks; what `read` makes of the answer, or a code of c-ares's, goes to the request. */
  ask(request, name, type, read) {
    let query;
    try {
      query = encodeQuery(MathRandom() * 0x10000 | 0, name, type);
    } catch (error) {
      if (!(error instanceof BadName)) throw error;
      begin(request);
      loop.post(() => finish(request, 'oncomplete', ['EBADNAME']));
      return 0;
    }
    const servers = [];
    for (const { 0: address, 1: port } of this.#currentServers()) ArrayPrototypePush(servers, address, port || 53);
    const exchange = native.exchange(query, servers, this.#options, (code, packet) => {
      this.#pending.delete(exchange);
      finish(request, 'oncomplete', code === '' ? answer(packet, read) : [code]);
    });
    begin(request);
    this.#pending.add(exchange);
    return 0;
  }
}

function answer(packet, read) {
  try {
    const { code, records } = decode(packet);
    if (code !== '') return [code];
    return read(records);
  } catch {
    return ['EBADRESP'];
  }
}

function reverseName(address) {
  if (!isIPv6(address)) return `${StringPrototypeSplit(address, '.').reverse().join('.')}.in-addr.arpa`;
  const nibbles = ArrayPrototypeMap([...convertIpv6StringToBuffer(address)], (byte) =>
    `${(byte & 0xf).toString(16)}.${(byte >> 4).toString(16)}`);
  return `${nibbles.reverse().join('.')}.ip6.arpa`;
}

for (const type of ['A', 'Any', 'Aaaa', 'Caa', 'Cname', 'Mx', 'Naptr', 'Ns', 'Ptr', 'Srv', 'Soa', 'Tlsa', 'Txt']) {
  const name = `query${type}`;
  ChannelWrap.prototype[name] = {
    [name](request, host) {
      return this.ask(request, host, TYPES[type.toUpperCase()], replies[type.toUpperCase()]);
    },
  }[name];
}

return {
  getaddrinfo,
  getnameinfo,
  canonicalizeIP: native.canonicalizeIP,
  convertIpv6StringToBuffer,
  strerror,
  AF_INET: 2,
  AF_INET6: 10,
  AF_UNSPEC: 0,
  AI_ADDRCONFIG: 32,
  AI_ALL: 16,
  AI_V4MAPPED: 8,
  DNS_ORDER_VERBATIM,
  DNS_ORDER_IPV4_FIRST,
  DNS_ORDER_IPV6_FIRST,
  GetAddrInfoReqWrap,
  GetNameInfoReqWrap,
  QueryReqWrap,
  ChannelWrap,
};
