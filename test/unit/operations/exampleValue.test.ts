import assert from 'node:assert/strict';
import { numberIfDigits, sampled, type Value } from '../../../src/core/operations/exampleValue';

describe('sampled', () => {
  it('has given values, samples and environment variables', () => {
    const value: Value = {
      kind: 'object',
      entries: [
        ['given', { kind: 'given', value: [1, null] }],
        ['slot', { kind: 'slot', index: 1, name: 'slot', type: 'string', sample: 'x' }],
        ['list', { kind: 'array', items: [{ kind: 'given', value: true }] }],
        ['cid', { kind: 'variable', variable: 'CID', numeric: true }],
        ['name', { kind: 'variable', variable: 'NAME', numeric: false }],
      ],
    };
    const environment = (variable: string) => (variable === 'CID' ? '8' : '007');
    assert.deepEqual(sampled(value, environment), { given: [1, null], slot: 'x', list: [true], cid: 8, name: '007' });
  });
});

describe('numberIfDigits', () => {
  for (const text of ['007', '1.5', '', '-1', '1234567890123456', 'x'])
    it(`keeps '${text}' as text`, () => assert.equal(numberIfDigits(text, true), text));
  it('converts what a JSON number represents exactly', () => {
    assert.deepEqual([numberIfDigits('0', true), numberIfDigits('123456789012345', true)], [0, 123456789012345]);
    assert.equal(numberIfDigits('8', false), '8');
  });
});
