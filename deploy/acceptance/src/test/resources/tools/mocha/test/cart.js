const assert = require('node:assert');

let tries = 0;

describe('cart', () => {
  it('adds', () => assert.equal(1 + 1, 2));
  it('removes', () => assert.equal(2 - 1, 0));
  it('raises', () => {
    throw new TypeError('no such article');
  });
  it.skip('later', () => {});
  it('wobbles', function () {
    this.retries(2);
    if (++tries === 1) {
      throw new Error('too slow');
    }
  });
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
