import assert from 'node:assert/strict';
import { perRefusalFields, REFUSAL_FIELDS, refusalFieldsOf } from '../../../src/core/snippets/refusalFields';
import { catalog, operation } from '../operations/fixture';

describe('the fields of a refusal', () => {
  // Some dialects write them into a regular expression.
  it('have plain names', () => {
    for (const each of catalog.operations) for (const name of refusalFieldsOf(each)) assert.match(name, /^[A-Za-z-]+$/);
  });

  /** Source: contract, "Refusals with HTTP 200, on any call". `error` comes where a token is missing, which is an error, too. */
  for (const [id, expected] of [
    ['accountList', ['errorText', 'failureReason', 'failureText', 'violations', 'p-ticket', 'p-captcha']],
    ['subscribeQuote', ['errorCode']],
    ['dry-run', ['rejectReason', 'errorText']],
  ] as const) {
    it(`are all checked after ${id}`, () => {
      const fields = refusalFieldsOf(operation(id));
      for (const name of expected) assert.ok(fields.includes(name), name);
    });
  }

  it('are no data of a report about a command', () => {
    for (const id of ['commandReportItem', 'commandReportList', 'executionReportItem', 'executionReportList']) {
      assert.deepEqual(refusalFieldsOf(operation(id)), REFUSAL_FIELDS);
    }
    assert.ok(!REFUSAL_FIELDS.includes('rejectReason'));
  });

  it('make code once for each list of them', () => {
    let made = 0;
    const code = perRefusalFields((fields) => `${++made}: ${fields.length}`);
    assert.equal(code(operation('accountList')), code(operation('placeOrder')));
    assert.notEqual(code(operation('accountList')), code(operation('dry-run')));
    assert.equal(made, 2);
  });
});
