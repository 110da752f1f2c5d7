let tries = 0;

jest.retryTimes(2);

test('wobbles', () => {
  if (++tries === 1) {
    throw new Error('too slow');
  }
});
