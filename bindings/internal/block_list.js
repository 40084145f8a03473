'use strict';

// Addresses are compared as 128-bit numbers; an IPv4 address as the IPv6 address that maps it.

const {
  ArrayPrototypeUnshift,
  BigInt,
  NumberPrototypeToString,
  StringPrototypeIncludes,
  StringPrototypeSplit,
} = primordials;

const { markImmutable, travels } = internalBinding('immutable_handles');

const AF_INET = 2;
const AF_INET6 = 10;
const MAPPED = 0xffff00000000n;

function ipv4Value(text) {
  const parts = StringPrototypeSplit(text, '.');
  let value = 0n;
  for (let i = 0; i < 4; i++) {
    value = value << 8n | BigInt(parts[i]);
  }
  return value;
}

function groups(text) {
  if (text === '') {
    return [];
  }
  const out = [];
  const parts = StringPrototypeSplit(text, ':');
  for (let i = 0; i < parts.length; i++) {
    if (StringPrototypeIncludes(parts[i], '.')) {
      const value = ipv4Value(parts[i]);
      out.push(value >> 16n, value & 0xffffn);
    } else {
      out.push(BigInt(`0x${parts[i]}`));
    }
  }
  return out;
}

function ipv6Value(text) {
  const halves = StringPrototypeSplit(StringPrototypeSplit(text, '%')[0], '::');
  const head = groups(halves[0]);
  const tail = halves.length > 1 ? groups(halves[1]) : [];
  while (head.length + tail.length < 8) {
    ArrayPrototypeUnshift(tail, 0n);
  }
  let value = 0n;
  for (const group of [...head, ...tail]) {
    value = value << 16n | group;
  }
  return value;
}

function ipv6Text(value) {
  const parts = [];
  for (let shift = 112n; shift >= 0n; shift -= 16n) {
    parts.push(NumberPrototypeToString(Number(value >> shift & 0xffffn), 16));
  }
  if (value >> 32n === 0xffffn) {
    return `::ffff:${ipv4Text(value & 0xffffffffn)}`;
  }
  const zeros = /(?:^|:)0(?::0)+(?:$|:)/g;
  let longest = '';
  const text = parts.join(':');
  for (const { 0: run } of text.matchAll(zeros)) {
    if (run.length > longest.length) {
      longest = run;
    }
  }
  return longest === '' ? text : text.replace(longest, '::');
}

function ipv4Text(value) {
  return [24n, 16n, 8n, 0n].map((shift) => value >> shift & 255n).join('.');
}

function invalidAddress() {
  const error = new primordials.Error('Invalid address');
  error.code = 'ERR_INVALID_ADDRESS';
  return error;
}

const IPV4 = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\.(?!$)|$)){4}$/;
const IPV6 = /^[\da-fA-F:]*:[\da-fA-F:.]*(?:%[\w.-]+)?$/;

class SocketAddress {
  #address;
  #port;
  #family;
  #flowlabel;
  #value;

  constructor(address, port, family, flowlabel) {
    if (!(family === AF_INET ? IPV4 : IPV6).test(address)) {
      throw invalidAddress();
    }
    const number = family === AF_INET ? ipv4Value(address) : ipv6Value(address);
    this.#value = family === AF_INET ? MAPPED | number : number;
    this.#address = family === AF_INET ? ipv4Text(number) : ipv6Text(number);
    this.#port = port;
    this.#family = family;
    this.#flowlabel = flowlabel;
    markImmutable(this);
  }

  static value(address) {
    return address.#value;
  }

  static family(address) {
    return address.#family;
  }

  static describe(address) {
    return `${address.#family === AF_INET ? 'IPv4' : 'IPv6'} ${address.#address}`;
  }

  static text(address) {
    return address.#address;
  }

  detail(target) {
    target.address = this.#address;
    target.port = this.#port;
    target.family = this.#family;
    target.flowlabel = this.#flowlabel;
    return target;
  }

  flowlabel() {
    return this.#flowlabel;
  }
}

class BlockList {
  #rules;

  // A clone shares its rules, also those that come later.
  constructor(rules = []) {
    this.#rules = rules;
    markImmutable(this);
  }

  static rules(list) {
    return list.#rules;
  }

  #add(low, high, text) {
    this.#rules.unshift({ low, high, text });
  }

  addAddress(address) {
    const value = SocketAddress.value(address);
    this.#add(value, value, `Address: ${SocketAddress.describe(address)}`);
  }

  // False when the range is empty.
  addRange(start, end) {
    const low = SocketAddress.value(start);
    const high = SocketAddress.value(end);
    if (low > high) {
      return false;
    }
    this.#add(low, high, `Range: ${SocketAddress.describe(start)}-${SocketAddress.text(end)}`);
    return true;
  }

  addSubnet(network, prefix) {
    const bits = SocketAddress.family(network) === AF_INET ? 32 : 128;
    const size = 1n << BigInt(bits - prefix);
    const low = SocketAddress.value(network) / size * size;
    this.#add(low, low + size - 1n, `Subnet: ${SocketAddress.describe(network)}/${prefix}`);
  }

  check(address) {
    const value = SocketAddress.value(address);
    return this.#rules.some(({ low, high }) => low <= value && value <= high);
  }

  getRules() {
    return this.#rules.map(({ text }) => text);
  }
}

travels(SocketAddress, 'block_list:SocketAddress', {
  toData: (address) => address.detail({}),
  fromData: ({ address, port, family, flowlabel }) => new SocketAddress(address, port, family, flowlabel),
});

travels(BlockList, 'block_list:BlockList', {
  toData: (list) => BlockList.rules(list),
  fromData: (rules) => new BlockList(rules),
});

return { BlockList, SocketAddress, AF_INET, AF_INET6 };
