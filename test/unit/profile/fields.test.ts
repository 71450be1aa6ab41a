import assert from 'node:assert/strict';
import {
  fieldOf,
  fields,
  secretsOf,
  validateDeviceId,
  validateField,
  warningFor,
} from '../../../src/core/profile/fields';

describe('the fields of a set of credentials', () => {
  it('are asked in the order of the service’s form, hidden where they are secret', () => {
    assert.deepEqual(
      fields.map(({ name, secret, maxLength }) => [name, secret, maxLength]),
      [
        ['name', false, 64],
        ['password', true, 64],
        ['appId', false, 64],
        ['appVersion', false, 64],
        ['cid', false, 64],
        ['sec', true, 8192],
      ],
    );
    assert.equal(fieldOf('appVersion').defaultValue, '1.0');
  });

  for (const field of fields) {
    it(`${field.name}: says what is wrong and repeats no value`, () => {
      assert.equal(validateField(field, '')?.kind, 'required');
      assert.equal(validateField(field, 'x'.repeat(field.maxLength)), undefined);
      const tooLong = validateField(field, 'x'.repeat(field.maxLength + 1));
      assert.equal(tooLong?.kind, 'too-long');
      assert.deepEqual(tooLong.text.args, [field.label, field.maxLength, field.maxLength + 1]);
      for (const value of ["it's", '$(id)', '${x}', '%PATH%', 'a b', 'Zoë 🚀', '\\', '}{{'])
        assert.equal(validateField(field, value), undefined);
    });
  }

  it('a space at either end is an error in what is visible and a warning in a secret', () => {
    for (const value of [' x', 'x ', 'x\n', '\tx', ' ']) {
      for (const field of fields) {
        assert.equal(validateField(field, value) === undefined, field.secret, `${field.name} ${JSON.stringify(value)}`);
        assert.equal(warningFor(field, value) !== undefined, field.secret);
      }
    }
    for (const field of fields) assert.equal(warningFor(field, 'a b'), undefined);
  });

  it('a device id has 1 to 64 characters', () => {
    assert.equal(validateDeviceId('x'.repeat(64)), undefined);
    for (const wrong of ['', ' ', 'x'.repeat(65)]) assert.ok(validateDeviceId(wrong));
  });

  it('knows which are secret', () => {
    assert.deepEqual(secretsOf({ name: 'n', password: 'not-a-real-password', sec: 'not-a-real-secret', cid: '8' }), [
      'not-a-real-password',
      'not-a-real-secret',
    ]);
  });
});
