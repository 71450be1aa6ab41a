import assert from 'node:assert/strict';
import { doubtOf, fieldOf, fields, secretsOf, validateDeviceId, validateField } from '../../../src/core/profile/fields';

describe('the fields of a set of credentials', () => {
  it('are asked in the order of the service’s form, hidden where they are secret', () => {
    assert.deepEqual(
      fields.map(({ name, secret, limit }) => [name, secret, limit]),
      [
        ['name', false, 64],
        ['password', true, 64],
        ['appId', false, 64],
        ['appVersion', false, 64],
        ['cid', false, 64],
        ['sec', true, 8192],
      ],
    );
    assert.equal(fieldOf('appVersion').standard, '1.0');
  });

  for (const field of fields) {
    it(`${field.name}: says what is wrong and repeats no value`, () => {
      assert.match(validateField(field, '') ?? '', /is missing/);
      assert.equal(validateField(field, 'x'.repeat(field.limit)), undefined);
      const tooLong = validateField(field, 'x'.repeat(field.limit + 1)) ?? '';
      assert.match(tooLong, new RegExp(`too long.*${field.limit} .*${field.limit + 1}`));
      assert.doesNotMatch(tooLong, /xx/);
      for (const value of ["it's", '$(id)', '${x}', '%PATH%', 'a b', 'Zoë 🚀', '\\', '}{{'])
        assert.equal(validateField(field, value), undefined);
    });
  }

  it('a blank at either end is an error in what is seen and a doubt in what is not', () => {
    for (const value of [' x', 'x ', 'x\n', '\tx', ' ']) {
      for (const field of fields) {
        assert.equal(validateField(field, value) === undefined, field.secret, `${field.name} ${JSON.stringify(value)}`);
        assert.equal(doubtOf(field, value) !== undefined, field.secret);
      }
    }
    for (const field of fields) assert.equal(doubtOf(field, 'a b'), undefined);
  });

  it('a device id has 1 to 64 characters', () => {
    assert.equal(validateDeviceId('x'.repeat(64)), undefined);
    for (const wrong of ['', ' ', 'x'.repeat(65)]) assert.match(validateDeviceId(wrong) ?? '', /device id/);
  });

  it('knows which are secret', () => {
    assert.deepEqual(secretsOf({ name: 'n', password: 'not-a-real-password', sec: 'not-a-real-secret', cid: '8' }), [
      'not-a-real-password',
      'not-a-real-secret',
    ]);
  });
});
