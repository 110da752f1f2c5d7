const { test, expect } = require('@playwright/test');

test.describe('cart', () => {
  test('adds', () => expect(1 + 1).toBe(2));
  test('removes', () => expect(2 - 1).toBe(0));
  test('crashes', () => process.exit(3));
  test.skip('later', () => {});
  test('wobbles', ({}, info) => {
    if (info.retry === 0) {
      throw new Error('too slow');
    }
  });
  test('known bug', () => {
    test.fail();
    expect(1).toBe(2);
  });
});

test.describe('checkout', () => {
  test.beforeAll(() => {
    throw new Error('no database');
  });
  test('pays', () => {});
});
