describe('checkout', () => {
  beforeAll(() => {
    throw new Error('no database');
  });
  test('pays', () => {});
});
