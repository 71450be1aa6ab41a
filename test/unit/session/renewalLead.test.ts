import assert from 'node:assert/strict';
import { renewalLead } from '../../../src/core/session/renewalLead';

const MINUTE = 60_000;

describe('how long before its expiration a token is renewed', () => {
  const table: [string, number, number, number][] = [
    ['the setting', 15, 80, 15],
    ['a quarter of a short lifetime', 15, 40, 10],
    ['never, for a lifetime that is over', 15, -5, 0],
    ['at the expiration, for no lead', 0, 80, 0],
  ];
  for (const [name, lead, lifetime, expected] of table)
    it(name, () => assert.equal(renewalLead(lead * MINUTE, lifetime * MINUTE), expected * MINUTE));
});
