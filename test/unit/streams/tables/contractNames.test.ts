import assert from 'node:assert/strict';
import { UserFacingError } from '../../../../src/core/platform/errors';
import { t } from '../../../../src/core/platform/text';
import type { RequestHandlers } from '../../../../src/core/streams/connection/requestSender';
import { AccountTables } from '../../../../src/core/streams/tables/accountTables';
import { ContractNames } from '../../../../src/core/streams/tables/contractNames';

describe('the names of contracts', () => {
  it('are asked for ten at a time, each once', () => {
    const tables = new AccountTables();
    tables.applySnapshot({
      orders: Array.from({ length: 12 }, (_, index) => ({ id: index, contractId: 100 + index })),
    });
    const sent: (string | undefined)[] = [];
    const handlers: RequestHandlers[] = [];
    const names = new ContractNames(
      {
        request: ({ query }, one) => {
          sent.push(query);
          handlers.push(one);
        },
      },
      tables,
    );
    names.lookUp();
    names.lookUp();
    assert.deepEqual(sent, ['ids=100,101,102,103,104,105,106,107,108,109']);
    handlers[0]?.onData([{ id: 100, name: 'MESZ6' }, null]);
    assert.deepEqual([tables.order(0)?.contract, tables.order(1)?.contract, sent[1]], ['MESZ6', '101', 'ids=110,111']);
    handlers[1]?.onError(new UserFacingError('refused', t('invented')));
    names.lookUp();
    assert.equal(sent.length, 2);
    names.reset();
    names.lookUp();
    assert.equal(sent[2], 'ids=101,102,103,104,105,106,107,108,109,110');
    handlers[2]?.onData('garbage');
  });
});
