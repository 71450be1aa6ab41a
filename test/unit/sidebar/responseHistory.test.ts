import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { t } from '../../../src/core/platform/text';
import { toHistoryEntry } from '../../../src/core/sidebar/historyEntry';
import { ResponseHistory } from '../../../src/core/sidebar/responseHistory';
import { operation } from '../operations/fixture';
import { httpResponse } from '../requests/response/httpResponse';

const base = { operation: operation('accountList'), environment: 'Demo', live: false, at: 0, ms: 1 };
const sent = (id: number) =>
  toHistoryEntry(
    { ...base, id, result: { response: httpResponse('[]'), ms: 1, live: false, tokenAccepted: false } },
    (x) => x,
  );
const unsent = (id: number) =>
  toHistoryEntry({ ...base, id, result: new UserFacingError('locked', t('x')) }, (text) => text);

describe('the response history', () => {
  it('keeps the last 50, the latest first', () => {
    const history = new ResponseHistory();
    for (let id = 1; id <= 60; id++) history.add(sent(id));
    assert.deepEqual([history.rows.length, history.rows[0]?.id, history.rows.at(-1)?.id], [50, 60, 11]);
    assert.equal(history.byId(10), undefined);
  });

  it('lists no request that was not sent, and forgets it with the next one', () => {
    const history = new ResponseHistory();
    history.add(unsent(1));
    assert.deepEqual([history.rows, history.byId(1)?.view.kind], [[], 'unsent']);
    history.add(sent(2));
    assert.equal(history.byId(1), undefined);
  });

  it('looks at a body only once when newer responses arrive', () => {
    const history = new ResponseHistory();
    const { body, ...entry } = sent(1);
    let reads = 0;
    const counted = {
      ...entry,
      get body() {
        reads++;
        return body;
      },
    };
    history.add(counted);
    history.add(sent(2));
    const kept = history.byId(1);
    history.add(sent(3));
    assert.ok(reads > 0);
    assert.equal(history.byId(1), kept);
  });

  it('is empty after clear', () => {
    const history = new ResponseHistory();
    history.add(sent(1));
    history.clear();
    assert.deepEqual([history.rows, history.byId(1), history.byId(undefined)], [[], undefined, undefined]);
  });
});
