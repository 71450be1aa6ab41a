import assert from 'node:assert/strict';
import { hasPersonalData } from '../../../../src/core/requests/response/personalData';
import { operation } from '../../operations/fixture';

describe('finding low: personal data', () => {
  for (const body of [
    '[{"id":1,"taxIdentifier":"000-00-0000"}]',
    '{"birthDate" : "1990-01-01"}',
    '{"firstName":"Invented"}',
    '{"users":[{"email":"invented@example.com"}]}',
    '{"streetAddress1":"1 Invented Street"}',
    '[{"id":1,"ccEmail":"invented@example.com"}]',
    '{"birthDate":{"year":1990,"month":1,"day":2}}',
    '{"phone": 5550100}',
  ])
    it(`is in ${body}`, () => assert.equal(hasPersonalData(operation('accountList'), body), true));

  for (const body of [
    '[]',
    '{"name":"DEMO12"}',
    '{"emailVerified":true}',
    '{"phone":null}',
    '{"ccEmail" : ""}',
    '{"text":"email"}',
  ])
    it(`is not in ${body}`, () => assert.equal(hasPersonalData(operation('accountList'), body), false));

  it('is in every response of /auth', () => assert.equal(hasPersonalData(operation('me'), '{}'), true));
});
