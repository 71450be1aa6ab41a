import assert from 'node:assert/strict';
import { isPersonalField, personalFieldsOf } from '../../../src/core/platform/personalFields';
import { catalog } from '../operations/fixture';

/** Whatever sounds like who somebody is, where they live or how to reach them. */
const SUSPICIOUS =
  /mail|address|city|post|zip|contact|national|citizen|phone|birth|tax|ssn|passport|(?:first|last|full|user|sender|joint)name/i;

/** Sounds like it, and is an id, a flag, a time, or an entity with fields of its own. */
const harmless = new Set([
  ...['contactInfo', 'contactInfoId', 'emailSent', 'emailVerified', 'firstEmailSent', 'secondEmailSent'],
  ...['mailingIsDifferent', 'postTradeCategoryId', 'postTradeRisk'],
]);

describe('fields that identify somebody', () => {
  const all = [...catalog.schemas].flatMap(([schema, fields]) =>
    fields.map(({ name }) => ({ schema, name, others: fields.map((field) => field.name) })),
  );

  it('are all of the catalog that sound like it', () => {
    const suspicious = all.filter(({ name }) => SUSPICIOUS.test(name) && !harmless.has(name));
    assert.ok(suspicious.length > 40);
    assert.deepEqual(
      suspicious.filter(({ name }) => !isPersonalField(name)),
      [],
    );
    const names = new Set(all.map(({ name }) => name));
    assert.deepEqual(
      [...harmless].filter((name) => !names.has(name) || isPersonalField(name)),
      [],
    );
  });

  it('are states and countries of an address', () => {
    const places = all.filter(({ name }) => /^(?:state|country)$/.test(name));
    assert.deepEqual(new Set(places.map(({ schema }) => schema)), new Set(['ContactInfo', 'POAContact']));
    for (const { name, others } of places) assert.ok(personalFieldsOf(others).has(name));
    assert.deepEqual(personalFieldsOf(['id', 'state', 'country']), new Set());
    assert.deepEqual(personalFieldsOf(['id', 'State', 'zipCode']), new Set(['State', 'zipCode']));
  });

  it('are the name of a user, not that of an account', () => {
    const fieldsOf = (schema: string) => (catalog.schemas.get(schema) ?? []).map(({ name }) => name);
    const users = new Set(all.filter(({ others }) => personalFieldsOf(others).has('name')).map(({ schema }) => schema));
    assert.ok(users.has('User'));
    assert.ok(personalFieldsOf(['id', 'name', 'timestamp', 'email', 'status']).has('name'));
    assert.ok(personalFieldsOf(['userId', 'fullName', 'Name']).has('Name'));
    for (const schema of ['Account', 'Contract', 'Product', 'Exchange'])
      assert.ok(fieldsOf(schema).includes('name') && !users.has(schema), schema);
  });

  for (const name of ['email', 'taxIdentifier', 'JointFirstName', 'ccEmail', 'mailingPostCode', 'passportNumber'])
    it(`are ${name}`, () => assert.ok(isPersonalField(name)));
  for (const name of ['name', 'emailVerified', 'ordStatus', 'capacity', 'velocity', 'contract', 'statement'])
    it(`are not ${name}`, () => assert.ok(!isPersonalField(name)));
});
