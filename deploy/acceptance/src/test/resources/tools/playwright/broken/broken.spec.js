const { test } = require('@playwright/test');

require('./no-such-module');

test('never runs', () => {});
