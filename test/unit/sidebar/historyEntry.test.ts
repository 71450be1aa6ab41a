import assert from 'node:assert/strict';
import { UserFacingError, type ErrorKind } from '../../../src/core/platform/errors';
import { MASK } from '../../../src/core/platform/redactor';
import { t } from '../../../src/core/platform/text';
import type { Outcome } from '../../../src/core/requests/send/requestInput';
import { toHistoryEntry, withoutBody } from '../../../src/core/sidebar/historyEntry';
import { operation } from '../operations/fixture';
import { httpResponse } from '../requests/response/httpResponse';

const at = new Date(2026, 0, 5, 14, 3, 2).getTime();
const mask = (text: string) => text.replaceAll('made-up-secret', MASK);

function outcome(result: Outcome['result'], id = 'accountList'): Outcome {
  return { id: 1, operation: operation(id), environment: 'Demo', live: false, at, ms: 7, result };
}

function received(body: unknown, status = 200, id = 'accountList') {
  return toHistoryEntry(
    outcome({ response: httpResponse(body, status), ms: 7, live: false, tokenAccepted: false }, id),
    mask,
  );
}

function failed(kind: ErrorKind, id = 'accountList') {
  return toHistoryEntry(outcome(new UserFacingError(kind, t('x'), { retryHelps: true }), id), mask);
}

describe('a history entry', () => {
  it('has the response with its time and size', () => {
    const { view, row, json } = received([{ id: 1 }]);
    assert.deepEqual([view.at, view.ms, view.bytes, view.status, view.reason], ['14:03:02', 7, 10, 200, 'OK']);
    assert.deepEqual([view.kind, view.explanation, row.ok, json], ['json', undefined, true, [{ id: 1 }]]);
  });

  it('counts bytes, not characters', () => assert.equal(received('"ü€"').view.bytes, 7));

  it('is not ok with an explained error', () => {
    assert.equal(received({ errorText: 'No' }).row.ok, false);
    assert.equal(received('', 404).row.ok, false);
  });

  it('masks secrets in quotations before they are cut', () => {
    const { view } = received({ errorText: `${'x'.repeat(195)} made-up-secret` });
    assert.doesNotMatch(JSON.stringify(view.explanation), /made/);
  });

  const kinds: readonly (readonly [ErrorKind, string])[] = [
    ['network', 'none'],
    ['server', 'none'],
    ['locked', 'unsent'],
    ['penalty', 'unsent'],
    ['blocked', 'unsent'],
    ['not-signed-in', 'unsent'],
    ['invalid-input', 'unsent'],
  ];
  for (const [kind, expected] of kinds)
    it(`of an error of kind ${kind}: ${expected}`, () => assert.equal(failed(kind).view.kind, expected));

  it('offers no repetition of a request that modifies data', () => {
    const remediesOf = (id: string) => failed('network', id).view.explanation?.remedies;
    assert.deepEqual([remediesOf('accountList'), remediesOf('placeOrder')], [['try-again'], []]);
  });

  it('shows the beginning of a long body', () => {
    const { view, body } = received('x'.repeat(600_000));
    assert.deepEqual([view.body.length, view.truncated, body?.length], [512 * 1024, true, 600_000]);
  });

  it('finding low: keeps no body with personal data, and says why', () => {
    const { view, body, row } = withoutBody(received([{ taxIdentifier: '000-00-0000' }]));
    assert.deepEqual([view.body, body, row.ok], ['', undefined, true]);
    assert.ok(view.notKept);
    assert.equal(withoutBody(received([{ id: 1 }])).view.notKept, undefined);
  });

  it('loses a long body and one of /auth later, and keeps any other', () => {
    const bodies = [received('x'.repeat(300_000)), received('{}', 200, 'me'), received('[]')].map(withoutBody);
    assert.deepEqual(
      bodies.map(({ body, view }) => [body, view.truncated]),
      [
        [undefined, true],
        [undefined, true],
        ['[]', false],
      ],
    );
  });
});
