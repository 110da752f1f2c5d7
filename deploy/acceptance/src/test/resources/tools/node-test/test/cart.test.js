const assert = require('node:assert');
const { after, before, describe, it, test } = require('node:test');

test('adds', () => assert.equal(1 + 1, 2));

describe('cart', () => {
  it('removes', () => assert.equal(2 - 1, 0));
  it('raises', () => {
    throw new TypeError('no such article');
  });
  it('later', { skip: 'not yet' }, () => {});
  it('ships', { todo: true }, () => {});
});

describe('checkout', () => {
  before(() => {
    throw new Error('no database');
  });
  it('pays', () => {});
});

describe('closing', () => {
  after(() => {
    throw new Error('does not close');
  });
  it('opens', () => {});
});
