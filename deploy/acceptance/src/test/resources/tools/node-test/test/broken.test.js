const { test } = require('node:test');

require('./no-such-module');

test('never runs', () => {});
