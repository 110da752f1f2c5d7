afterAll(() => {
  throw new Error('does not close');
});

test('opens', () => {});
