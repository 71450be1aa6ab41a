import assert from 'node:assert/strict';
import type { Field } from '../../../src/core/operations/catalog';
import { elementOf, Slots, type SuggestedValues } from '../../../src/core/operations/valueSlots';
import { now, operation } from './fixture';

const as = (part: Partial<Field>): Field => ({ name: 'x', required: true, ...part });
const slots = (suggestions: SuggestedValues = {}) => new Slots(operation('placeOrder'), suggestions, now);

describe('slots', () => {
  it('are numbered', () => {
    const all = slots();
    assert.deepEqual([all.of(as({})).index, all.ofQuery(as({})).index], [1, 2]);
  });

  it('have the choices of an enumeration and of a boolean', () => {
    assert.deepEqual(slots().of(as({ type: 'string', enum: ['Buy', 'Sell'] })).choices, ['Buy', 'Sell']);
    assert.equal(slots().of(as({ type: 'boolean' })).sample, true);
  });

  it('have suggestions of their type that can be typed', () => {
    const slot = slots({ x: [7, 'a', 'two\nlines'] }).of(as({ type: 'string' }));
    assert.deepEqual([slot.choices, slot.sample], [['a'], 'a']);
    assert.deepEqual(slots({ x: [7, 'a'] }).of(as({ type: 'integer' })).choices, [7]);
  });

  it('begin with the start where it is one of the suggestions', () => {
    const field = as({ type: 'string' });
    assert.equal(slots({ x: ['a', 'b'] }).of(field, 'b').sample, 'b');
    assert.equal(slots({ x: ['a', 'b'] }).of(field, 'c').sample, 'a');
    assert.equal(slots().of(field, 'c').sample, 'c');
  });

  it('have no suggestions for a secret', () =>
    assert.equal(slots({ sec: ['planted'] }).of(as({ name: 'sec', type: 'string' })).choices, undefined));

  it('hold a list in a query as one text', () => {
    const { list, sample } = slots().ofQuery(as({ type: 'array', items: { type: 'integer' } }));
    assert.deepEqual([list, sample], [true, '1,2']);
  });
});

describe('elementOf', () => {
  it('is the field of one entry', () =>
    assert.deepEqual(elementOf(as({ type: 'array', items: { type: 'integer' } })), {
      name: 'x',
      required: true,
      type: 'integer',
    }));
});
