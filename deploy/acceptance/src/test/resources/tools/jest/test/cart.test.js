describe('cart', () => {
  test('adds', () => expect(1 + 1).toBe(2));
  test('removes', () => expect(2 - 1).toBe(0));
  test('raises', () => {
    throw new TypeError('no such article');
  });
  test.skip('later', () => {});
  test.todo('ships');
  test.each([1, 2])('counts %i', (number) => expect(number).toBeGreaterThan(0));
});
