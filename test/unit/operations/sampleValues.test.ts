import assert from 'node:assert/strict';
import { fieldsOf, type Field, type Operation } from '../../../src/core/operations/catalog';
import { credentialVariables, isSecret, sampleOf } from '../../../src/core/operations/sampleValues';
import { now, operation } from './fixture';

const sample = (id: string, name: string, part: Partial<Field> = {}) =>
  sampleOf({ name, required: true, ...part }, 'string', operation(id), now);

describe('sampleOf', () => {
  it('has the type of the field', () => {
    const order: Operation = operation('placeOrder');
    const field: Field = { name: 'unheard', required: true };
    assert.deepEqual(
      [
        sampleOf(field, 'boolean', order, now),
        sampleOf(field, 'integer', order, now),
        sampleOf(field, 'string', order, now),
      ],
      [true, 0, 'unheard'],
    );
  });

  it('depends on the operation for a name', () =>
    assert.notEqual(sample('contractFind', 'name'), sample('accountFind', 'name')));

  it('is a date for a date, and empty for a secret', () => {
    assert.ok(!Number.isNaN(Date.parse(String(sample('placeOrder', 'x', { format: 'date-time' })))));
    assert.equal(sample('modifyPassword', 'password'), '');
  });
});

describe('credentials of the sign-in', () => {
  it('are fields of the token request, its secrets among them', () => {
    const names = fieldsOf(operation('accessTokenRequest')).map(({ name }) => name);
    for (const name of Object.keys(credentialVariables)) assert.ok(names.includes(name), name);
    for (const name of names.filter(isSecret)) assert.ok(name in credentialVariables, name);
  });
});
