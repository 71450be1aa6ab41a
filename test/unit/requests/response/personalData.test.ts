import assert from 'node:assert/strict';
import { hasPersonalData, isPersonalField } from '../../../../src/core/requests/response/personalData';
import { operation } from '../../operations/fixture';

describe('finding low: personal data', () => {
  for (const body of [
    '[{"id":1,"taxIdentifier":"000-00-0000"}]',
    '{"birthDate" : "1990-01-01"}',
    '{"firstName":"Invented"}',
    '{"users":[{"email":"invented@example.com"}]}',
    '{"streetAddress1":"1 Invented Street"}',
  ])
    it(`is in ${body}`, () => assert.equal(hasPersonalData(operation('accountList'), body), true));

  for (const body of ['[]', '{"name":"DEMO12"}', '{"emailVerified":true}', '{"phone":null}', '{"text":"email"}'])
    it(`is not in ${body}`, () => assert.equal(hasPersonalData(operation('accountList'), body), false));

  it('is in every response of /auth', () => assert.equal(hasPersonalData(operation('me'), '{}'), true));

  it('has names', () => {
    assert.deepEqual(['email', 'taxIdentifier', 'JointFirstName', 'name', 'emailVerified'].map(isPersonalField), [
      true,
      true,
      true,
      false,
      false,
    ]);
  });
});
