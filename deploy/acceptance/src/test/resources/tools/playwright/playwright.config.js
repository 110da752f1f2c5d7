module.exports = {
  testDir: process.env.TESTS || 'tests',
  retries: 1,
  workers: 1,
  reporter: [
    ['json', { outputFile: process.env.REPORT + '.json' }],
    ['junit', { outputFile: process.env.REPORT + '.xml' }],
  ],
  globalTeardown: './teardown.js',
};
