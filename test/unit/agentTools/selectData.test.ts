import assert from 'node:assert/strict';
import { MAX_DATA_LENGTH } from '../../../src/core/agentTools/fence';
import { cutText, selectData } from '../../../src/core/agentTools/selectData';
import { WITHHELD } from '../../../src/core/agentTools/withoutPersonalData';

const data = [
  { id: 1, name: 'A', legs: [{ price: 1, qty: 2 }] },
  { id: 2, name: 'B', legs: [] },
];

describe('the data of a response', () => {
  const rows: readonly (readonly [what: string, json: unknown, select: string[] | undefined, expected: unknown])[] = [
    ['all', data, undefined, data],
    ['an empty selection is none', data, [], data],
    ['fields', data, ['id'], [{ id: 1 }, { id: 2 }]],
    ['nested fields', data, ['legs.price'], [{ legs: [{ price: 1 }] }, { legs: [] }]],
    ['a field and one in it', data[0], ['legs', 'legs.price'], { legs: [{ price: 1, qty: 2 }] }],
    ['the other order', data[0], ['legs.price', 'legs'], { legs: [{ price: 1, qty: 2 }] }],
    ['names of prototypes', data[0], ['constructor', '__proto__'], {}],
    ['a plain value', 5, ['id'], 5],
  ];
  for (const [what, json, select, expected] of rows)
    it(`is selected: ${what}`, () => {
      assert.deepEqual(JSON.parse(selectData(json, { select, maxItems: 50 }).text), expected);
    });

  it('says which fields there are not', () => {
    assert.equal(selectData(data, { select: ['id', 'nope'], maxItems: 50 }).notes.length, 1);
    assert.deepEqual(selectData([], { select: ['nope'], maxItems: 50 }).notes, []);
  });

  it('is cut by items, in every list, and says so', () => {
    const { text, notes } = selectData({ a: [1, 2, 3], b: { c: [4, 5] } }, { maxItems: 1 });
    assert.deepEqual(JSON.parse(text), { a: [1], b: { c: [4] } });
    assert.ok(notes[0]?.startsWith('3 '));
  });

  it('is cut between items where it is too long', () => {
    const items = Array.from({ length: 100 }, (_, id) => ({ id, text: 'x'.repeat(1000) }));
    const { text, notes } = selectData(items, { maxItems: 500 });
    assert.ok(text.length <= MAX_DATA_LENGTH);
    assert.equal((JSON.parse(text) as unknown[]).length, 19);
    assert.match(notes[0] ?? '', /19 of these 100/);
  });

  it('is cut anywhere where it is one object', () => {
    const { text, notes } = selectData({ a: 'x'.repeat(50_000) }, { maxItems: 50 });
    assert.deepEqual([text.length, notes.length], [MAX_DATA_LENGTH, 1]);
    const cut = cutText('y'.repeat(50_000));
    assert.deepEqual([cut.text.length, cut.notes.length, cutText('y').notes.length], [MAX_DATA_LENGTH, 1, 0]);
  });

  for (const [select, json, expected] of [
    ['state', { city: 'Inventedville', state: 'IL' }, { state: WITHHELD }],
    ['birthDate.year', { birthDate: { year: 1990 } }, { birthDate: WITHHELD }],
  ] as const)
    it(`does not contain who somebody is in a part of what is withheld: ${select}`, () => {
      const { text, notes } = selectData(json, { select: [select], maxItems: 50 });
      assert.deepEqual([JSON.parse(text), notes.length], [expected, 1]);
    });

  it('does not contain who somebody is', () => {
    const user = { email: 'a@b.c', fullName: 'N', name: 'n', account: { name: 'account' } };
    const withheld = { email: WITHHELD, fullName: WITHHELD, name: WITHHELD, account: { name: 'account' } };
    const { text, notes } = selectData([user], { maxItems: 50 });
    assert.deepEqual(JSON.parse(text), [withheld]);
    assert.equal(notes.length, 1);
  });
});
