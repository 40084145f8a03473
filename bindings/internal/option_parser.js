// Reads the options of the node command, from its arguments and from NODE_OPTIONS, by the table of real Node's options.
'use strict';

const { ArrayPrototypePush, ArrayPrototypeUnshift, RegExpPrototypeExec, SafeMap, SafeSet, StringPrototypeIndexOf,
        StringPrototypeReplaceAll, StringPrototypeSlice, StringPrototypeStartsWith } = primordials;

const { options: rows, aliases: aliasRows } = JSON.parse(internalBinding('boot').options());

const kAllowedInEnvvar = 0;
const types = {
  kNoOp: 0, kV8Option: 1, kBoolean: 2, kInteger: 3, kUInteger: 4, kString: 5, kHostPort: 6, kStringList: 7,
};

const table = new SafeMap();
for (const { 0: name, 1: envVarSettings, 2: type, 3: defaultIsTrue } of rows) {
  table.set(name, { helpText: '', envVarSettings, type, defaultIsTrue });
}
const aliases = new SafeMap(aliasRows);

// Options of the whole process, which a thread of it cannot have.
const OF_THE_PROCESS = new SafeSet([
  '--title', '--trace-event-categories', '--trace-event-file-pattern', '--v8-pool-size', '--zero-fill-buffers',
  '--debug-arraybuffer-allocations', '--disable-proto', '--node-snapshot', '--snapshot-blob', '--security-revert',
  '--completion-bash', '--help', '--version', '--v8-options', '--report-compact', '--report-dir', '--report-filename',
  '--report-on-fatalerror', '--icu-data-dir', '--openssl-config', '--tls-cipher-list', '--use-openssl-ca',
  '--use-bundled-ca', '--enable-fips', '--force-fips', '--secure-heap', '--secure-heap-min',
  '--openssl-legacy-provider', '--openssl-shared-config', '--use-largepages', '--trace-sigint', '--node-memory-debug',
  '--verify-base-objects', '--experimental-sea-config', '--run', '--disable-wasm-trap-handler',
]);

// Flags of V8 that scripts give and that do not change what they do here.
const OF_THE_ENGINE = /^--(no-)?(expose-gc|gc-global|stack-size|allow-natives-syntax|harmony|max-|turbo|jitless|no-opt)/;

const WITHOUT_VALUE = new SafeSet([types.kNoOp, types.kV8Option, types.kBoolean]);

/** What an option is when nobody gives it. */
function defaultOf({ type, defaultIsTrue }) {
  switch (type) {
    case types.kBoolean: return defaultIsTrue;
    case types.kStringList: return [];
    case types.kString: return '';
    case types.kInteger:
    case types.kUInteger: return 0;
    default: return undefined;
  }
}

class Parser {
  values = { __proto__: null };
  errors = [];
  unknown = [];
  own = [];
  #queue;
  #scope;

  constructor(args, scope) {
    this.#queue = [...args];
    this.#scope = scope;
  }

  /** Up to the first argument that is none of Node's; what follows is the rest. */
  parse() {
    while (this.#queue.length > 0 && this.#isOption(this.#queue[0])) {
      const text = this.#queue.shift();
      if (text === '--') break;
      this.#option(text);
    }
    return this.#queue;
  }

  #isOption(text) {
    return text.length > 1 && text[0] === '-';
  }

  #option(text) {
    ArrayPrototypePush(this.own, text);
    const at = StringPrototypeIndexOf(text, '=');
    const given = at < 0 ? undefined : StringPrototypeSlice(text, at + 1);
    let name = at < 0 ? text : StringPrototypeSlice(text, 0, at);
    if (StringPrototypeStartsWith(name, '--')) {
      name = `--${StringPrototypeReplaceAll(StringPrototypeSlice(name, 2), '_', '-')}`;
    }
    if (this.#alias(text, name, given)) return;
    const negated = StringPrototypeStartsWith(name, '--no-') && !table.has(name);
    const key = negated ? `--${StringPrototypeSlice(name, 5)}` : name;
    const option = table.get(key);
    if (option === undefined || this.#forbids(key, option)) this.#strange(text, name);
    else this.#take({ text, key, option, negated, given });
  }

  #alias(text, name, given) {
    const next = this.#queue[0];
    const expansion = (given !== undefined && aliases.get(`${name}=`)) ||
      (given === undefined && next !== undefined && !this.#isOption(next) && aliases.get(`${name} <arg>`)) ||
      aliases.get(name);
    if (!expansion || expansion[0] === name) return false;
    const words = [...expansion];
    if (given !== undefined) words[words.length - (aliases.has(`${name}=`) ? 1 : 0)] = given;
    const depth = this.own.length;
    const following = [...this.#queue];
    ArrayPrototypeUnshift(this.#queue, ...words);
    for (let i = 0; i < expansion.length && this.#queue.length > 0; i++) {
      if (this.#isOption(this.#queue[0])) this.#option(this.#queue.shift());
    }
    // As it was written: the alias, and what it took of the words behind it.
    this.own.length = depth;
    ArrayPrototypePush(this.own, ...following.slice(0, following.length - this.#queue.length));
    return true;
  }

  #forbids(key, option) {
    return (this.#scope === 'worker' && OF_THE_PROCESS.has(key)) ||
      (this.#scope === 'environment' && option.envVarSettings !== kAllowedInEnvvar);
  }

  #strange(text, name) {
    if (RegExpPrototypeExec(OF_THE_ENGINE, name) !== null && this.#scope !== 'worker') return;
    if (this.#scope === 'environment') ArrayPrototypePush(this.errors, `${text} is not allowed in NODE_OPTIONS`);
    else ArrayPrototypePush(this.unknown, text);
  }

  #take({ text, key, option, negated, given }) {
    if (negated && option.type !== types.kBoolean && option.type !== types.kV8Option) {
      ArrayPrototypePush(this.errors, `${text} is an invalid negation because it is not a boolean option`);
      return;
    }
    if (WITHOUT_VALUE.has(option.type)) {
      if (given !== undefined && option.type === types.kBoolean) {
        ArrayPrototypePush(this.errors, `${text} is an invalid negation because it is not a boolean option`);
      }
      this.values[key] = !negated;
      this.values[`--no-${StringPrototypeSlice(key, 2)}`] = negated;
      return;
    }
    const value = given ?? this.#nextValue(text);
    if (value === undefined) return;
    switch (option.type) {
      case types.kStringList:
        this.values[key] = [...this.values[key] ?? [], value];
        break;
      case types.kInteger:
      case types.kUInteger:
        this.values[key] = Number(value);
        break;
      default:
        this.values[key] = value;
        if (key === '--eval') this.values['[has_eval_string]'] = true;
    }
  }

  #nextValue(text) {
    const next = this.#queue[0];
    if (next === undefined || (this.#isOption(next) && next !== '-' && text !== '-e' && text !== '--eval')) {
      ArrayPrototypePush(this.errors, `${text} requires an argument`);
      return undefined;
    }
    this.own.push(next);
    return this.#queue.shift();
  }
}

function wordsOf(text) {
  const words = [];
  let word;
  let quoted = false;
  for (let i = 0; i < text.length; i++) {
    let c = text[i];
    if (c === '\\' && quoted) {
      c = text[++i] ?? '';
    } else if (c === ' ' && !quoted) {
      if (word !== undefined) words.push(word);
      word = undefined;
      continue;
    } else if (c === '"') {
      quoted = !quoted;
      word ??= '';
      continue;
    }
    word = (word ?? '') + c;
  }
  if (word !== undefined) words.push(word);
  return words;
}

return {
  aliases,
  defaultOf,
  options: table,
  types,
  /** { values, errors, unknown, own, rest } of a list of arguments. `scope`: 'command', 'worker' or 'environment'. */
  parse(args, scope) {
    const parser = new Parser(args, scope);
    const rest = parser.parse();
    const { values, errors, unknown, own } = parser;
    return { values, errors, unknown, own, rest };
  },
  /** The same of the text of NODE_OPTIONS. */
  parseText: (text, scope) => {
    const parser = new Parser(wordsOf(text), scope);
    const rest = parser.parse();
    const { values, errors, unknown, own } = parser;
    return { values, errors, unknown, own, rest };
  },
};
