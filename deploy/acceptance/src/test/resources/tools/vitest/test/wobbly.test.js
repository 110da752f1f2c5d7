let tries = 0;

test('wobbles', { retry: 2 }, () => {
  if (++tries === 1) {
    throw new Error('too slow');
  }
});
