'use strict';

const ObjectID = require('internal/qworker/object_id');

const OWN_OPTIONS = ['id', 'ids', 'names', 'notNames'];
const OPTIONS = [...OWN_OPTIONS, 'name', 'data', 'state', 'includeDisabled', 'search'];

/** Whether these are the options of Agenda 6, not a filter of MongoDB's: no job has fields of their names. */
function isOptions(query) {
  const keys = Object.keys(query);
  return keys.some((key) => OWN_OPTIONS.includes(key)) && keys.every((key) => OPTIONS.includes(key));
}

/** The filter that the options of Agenda 6 mean. */
function filterOf({ id, ids, name, names, notNames, data, state, includeDisabled, search, ...others }) {
  const unknown = Object.keys(others);
  if (unknown.length > 0) {
    throw new TypeError(`'${unknown[0]}' is no option of a query for jobs: ${OPTIONS.join(', ')} are`);
  }
  const all = [];
  add(all, id, () => ({ _id: new ObjectID(id) }));
  add(all, ids, () => ({ _id: { $in: ids.map((each) => new ObjectID(each)) } }));
  add(all, name, () => ({ name }));
  add(all, names, () => ({ name: { $in: names } }));
  add(all, notNames, () => ({ name: { $nin: notNames } }));
  add(all, search, () => ({ name: { $regex: escaped(search), $options: 'i' } }));
  add(all, data, () => flattened(data, 'data'));
  add(all, state, () => ofState(state));
  if (includeDisabled === false) {
    all.push({ disabled: { $ne: true } });
  }
  return all.length === 0 ? {} : { $and: all };
}

function add(all, option, filter) {
  if (option !== undefined && option !== null) {
    all.push(filter());
  }
}

function escaped(text) {
  return String(text).replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

function flattened(object, prefix) {
  return Object.assign({}, ...Object.entries(object).map(([key, value]) => {
    const path = `${prefix}.${key}`;
    const isPlain = value !== null && typeof value === 'object' && Object.getPrototypeOf(value) === Object.prototype;
    return isPlain ? flattened(value, path) : { [path]: value };
  }));
}

/** Source: protocol.md §4.7 (computed state). */
function ofState(state) {
  const now = new Date();
  const unlocked = { lockedAt: null };
  const states = {
    running: { lockedAt: { $ne: null } },
    failed: { ...unlocked, failedAt: { $ne: null } },
    repeating: { ...unlocked, repeatInterval: { $ne: null } },
    scheduled: { ...unlocked, nextRunAt: { $gt: now } },
    queued: { ...unlocked, nextRunAt: { $lte: now, $ne: null } },
    completed: { ...unlocked, nextRunAt: null },
  };
  if (!states[state]) {
    throw new TypeError(`'${state}' is no state of a job: ${Object.keys(states).join(', ')} are`);
  }
  return states[state];
}

module.exports = { filterOf, isOptions };
