import './no-such-module.js';

test('never runs', () => {});
