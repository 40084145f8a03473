// Tests of every outcome, as Node's test runner reports them.
'use strict';

const { after, afterEach, before, beforeEach, describe, it, mock, suite, test } = require('node:test');
const assert = require('node:assert');

const order = [];

test('passes', (t) => {
  t.diagnostic('said by the test');
  assert.strictEqual(1, 1);
});

test('has subtests', async (t) => {
  t.plan(2);
  await t.test('one', () => {});
  await t.test('two', async () => { await new Promise(setImmediate); });
});

test('fails', () => {
  assert.strictEqual(1, 2);
});

test('is skipped', { skip: 'not today' }, () => { throw new Error('never'); });
test('is to be done', { todo: true }, () => { throw new Error('known'); });
test('calls back', (t, done) => setImmediate(done));

describe('a suite', () => {
  before(() => order.push('before'));
  beforeEach(() => order.push('beforeEach'));
  afterEach(() => order.push('afterEach'));
  after(() => order.push('after'));
  it('first', () => order.push('first'));
  it('second', () => order.push('second'));
});

suite('mocks', () => {
  it('counts calls', () => {
    const add = mock.fn((a, b) => a + b);
    assert.strictEqual(add(1, 2), 3);
    assert.deepStrictEqual(add.mock.calls[0].arguments, [1, 2]);
    const object = { size: () => 1 };
    mock.method(object, 'size', () => 2);
    assert.strictEqual(object.size(), 2);
    mock.restoreAll();
    assert.strictEqual(object.size(), 1);
  });

  it('turns the clock', (t) => {
    t.mock.timers.enable({ apis: ['setTimeout', 'Date'], now: 1000 });
    const late = t.mock.fn();
    setTimeout(late, 5000);
    t.mock.timers.tick(4999);
    assert.strictEqual(late.mock.callCount(), 0);
    t.mock.timers.tick(1);
    assert.strictEqual(late.mock.callCount(), 1);
    assert.strictEqual(Date.now(), 6000);
  });

  it('waits no longer than it may', { timeout: 20 }, () => new Promise((done) => setTimeout(done, 60_000).unref()));
});

test('hooks came in order', () => {
  assert.deepStrictEqual(order,
                         ['before', 'beforeEach', 'first', 'afterEach', 'beforeEach', 'second', 'afterEach', 'after']);
});
