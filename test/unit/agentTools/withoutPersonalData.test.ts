import assert from 'node:assert/strict';
import { WITHHELD, withoutPersonalData } from '../../../src/core/agentTools/withoutPersonalData';

describe('data for a language model', () => {
  const address = { city: 'Inventedville', state: 'IL', country: 'US' };
  const withheld = { city: WITHHELD, state: WITHHELD, country: WITHHELD };
  const rows: readonly (readonly [what: string, data: unknown, expected: unknown])[] = [
    ['texts', { ccEmail: 'a@b.c', name: 'DEMO1' }, { ccEmail: WITHHELD, name: 'DEMO1' }],
    ['numbers', { phone: 5550100, zipCode: 62704 }, { phone: WITHHELD, zipCode: WITHHELD }],
    ['objects', { birthDate: { year: 1990, month: 1, day: 2 } }, { birthDate: WITHHELD }],
    ['lists', { email: ['a@b.c'] }, { email: WITHHELD }],
    ['an address', { contacts: [address] }, { contacts: [withheld] }],
    ['no other state', { state: 'Working', country: 'US' }, { state: 'Working', country: 'US' }],
    [
      'nothing where there is nothing',
      [{ ccEmail: '', phone: null }, null, 5],
      [{ ccEmail: '', phone: null }, null, 5],
    ],
  ];
  for (const [what, data, expected] of rows)
    it(`is without personal data: ${what}`, () => assert.deepEqual(withoutPersonalData(data), expected));
});
