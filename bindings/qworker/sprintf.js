'use strict';

// Text formatting for worker.log, task.info, job.warn and the rest, with the results of sprintf-js 1.1.3, which task
// files were written against. Source: protocol.md §2.4.

const PLACEHOLDER = /^%(?:([1-9]\d*)\$|\(([^)]+)\))?(\+)?(0|'[^$])?(-)?(\d+)?(?:\.(\d+))?([b-gijostTuvxX])/;
const KEY = /^([a-z_][a-z_\d]*)/i;
const KEY_STEP = /^(?:\.([a-z_][a-z_\d]*)|\[(\d+)\])/i;

const NEEDS_NUMBER = new Set('bcdiefguxX');
const HAS_SIGN = new Set('diefg');
const KEEPS_FUNCTIONS = new Set('Tv');

const CACHED_FORMATS = 500;
const parsed = new Map();

function sprintf(format, ...args) {
  return vsprintf(format, args);
}

function vsprintf(format, args) {
  const values = Array.isArray(args) ? args : args ? [args] : [];
  let next = 0;
  let output = '';
  for (const part of parse(String(format))) {
    if (typeof part === 'string') {
      output += part;
    } else if (part.keys) {
      output += render(part, dig(values[next], part.keys));
    } else {
      output += render(part, part.position ? values[part.position - 1] : values[next++]);
    }
  }
  return output;
}

// For log calls: a text that is no valid format must not fail the job that logs it.
function format(args) {
  const [text, ...values] = args;
  try {
    if (typeof text === 'string') return vsprintf(text, values);
  } catch {
    // The text stands for itself.
  }
  return Array.from(args, describe).join(' ');
}

function describe(value) {
  try {
    if (value instanceof Error || typeof value !== 'object' || value === null) return String(value);
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Object.prototype.toString.call(value);
  }
}

function parse(format) {
  let parts = parsed.get(format);
  if (!parts) {
    parts = parseParts(format);
    if (parsed.size >= CACHED_FORMATS) parsed.clear();
    parsed.set(format, parts);
  }
  return parts;
}

function parseParts(format) {
  const parts = [];
  let named = false;
  let positional = false;
  for (let at = 0; at < format.length;) {
    const percent = format.indexOf('%', at);
    if (percent !== at) {
      const end = percent < 0 ? format.length : percent;
      parts.push(format.slice(at, end));
      at = end;
    } else if (format[at + 1] === '%') {
      parts.push('%');
      at += 2;
    } else {
      const match = PLACEHOLDER.exec(format.slice(at));
      if (!match) throw new SyntaxError('[sprintf] unexpected placeholder');
      const part = placeholder(match);
      if (part.keys) named = true;
      else positional = true;
      if (named && positional) {
        throw new Error('[sprintf] mixing positional and named placeholders is not (yet) supported');
      }
      parts.push(part);
      at += match[0].length;
    }
  }
  return parts;
}

function placeholder([, position, path, plus, pad, left, width, precision, type]) {
  return {
    type,
    position: position && Number(position),
    keys: path && parsePath(path),
    plus: plus !== undefined,
    pad: pad === undefined ? ' ' : pad === '0' ? '0' : pad[1],
    left: left !== undefined,
    width: Number(width ?? 0),
    precision: precision === undefined ? undefined : Number(precision),
  };
}

function parsePath(path) {
  const keys = [];
  let match = KEY.exec(path);
  for (let rest = path; rest !== ''; match = KEY_STEP.exec(rest)) {
    if (!match) throw new SyntaxError('[sprintf] failed to parse named argument key');
    keys.push(match[1] ?? match[2]);
    rest = rest.slice(match[0].length);
  }
  return keys;
}

function dig(root, keys) {
  let value = root;
  keys.forEach((key, depth) => {
    if (value === undefined || value === null) {
      throw new Error(`[sprintf] Cannot access property "${key}" of undefined value "${keys[depth - 1]}"`);
    }
    value = value[key];
  });
  return value;
}

function render(part, given) {
  const { type } = part;
  const value = typeof given === 'function' && !KEEPS_FUNCTIONS.has(type) ? given() : given;
  if (NEEDS_NUMBER.has(type) && typeof value !== 'number' && isNaN(value)) {
    throw new TypeError(`[sprintf] expecting number but found ${typeName(value)}`);
  }
  const text = String(convert(part, value));
  if (type === 'j') return text;
  if (!HAS_SIGN.has(type)) return pad(part, '', text);
  const positive = value >= 0;
  if (positive && !part.plus) return pad(part, '', text);
  return pad(part, positive ? '+' : '-', text.replace(/^[+-]/, ''));
}

function convert({ type, precision, width }, value) {
  switch (type) {
    case 'b': return parseInt(value, 10).toString(2);
    case 'c': return String.fromCharCode(parseInt(value, 10));
    case 'd':
    case 'i': return parseInt(value, 10);
    case 'e': return parseFloat(value).toExponential(precision);
    case 'f': return precision === undefined ? parseFloat(value) : parseFloat(value).toFixed(precision);
    case 'g': return precision === undefined ? parseFloat(value) : Number(value.toPrecision(precision));
    case 'j': return JSON.stringify(value, null, width);
    case 'o': return (parseInt(value, 10) >>> 0).toString(8);
    case 's': return String(value).slice(0, precision);
    case 't': return String(Boolean(value)).slice(0, precision);
    case 'T': return typeName(value).slice(0, precision);
    case 'u': return parseInt(value, 10) >>> 0;
    case 'v': return precision === undefined ? value.valueOf() : value.valueOf().substring(0, precision);
    case 'x': return (parseInt(value, 10) >>> 0).toString(16);
    case 'X': return (parseInt(value, 10) >>> 0).toString(16).toUpperCase();
  }
}

function pad(part, sign, text) {
  const filler = part.pad.repeat(Math.max(0, part.width - sign.length - text.length));
  if (part.left) return sign + text + filler;
  return part.pad === '0' ? sign + filler + text : filler + sign + text;
}

function typeName(value) {
  return Object.prototype.toString.call(value).slice(8, -1).toLowerCase();
}

module.exports = { sprintf, vsprintf, format };
