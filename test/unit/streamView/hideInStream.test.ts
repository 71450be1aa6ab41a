import assert from 'node:assert/strict';
import { hideInStream } from '../../../src/core/streamView/hideInStream';
import { emptyDraft, type RequestDraft } from '../../../src/core/streamView/requestDraft';
import type { StreamHostMessage, StreamSnapshot, StreamUpdate } from '../../../src/core/streamView/streamMessages';

const SECRET = /DEMO555|1234567|999/;
const values = ['DEMO555', '1234567'];
/** Endpoints by the number of the request. */
const endpoints: Readonly<Record<number, string>> = { 2: 'user/syncrequest', 3: 'account/list', 4: 'contract/find' };
const endpointOf = (_socket: string, _sequence: number, id: number) => endpoints[id];
const hide = (update: unknown) =>
  hideInStream({ type: 'update' as const, update: update as StreamUpdate }, values, endpointOf).update;

describe('a live stream on a shared screen', () => {
  it('has its tables without accounts and amounts', () => {
    const rows = (row: object) => ({ isReset: true, rows: [row], changed: { 5: ['amount'] }, removed: [], total: 1 });
    const hidden = hide({
      account: {
        orders: rows({ id: 5, account: 'DEMO555', contract: 'MESZ6', price: 6000, quantity: 1 }),
        cash: rows({
          id: 5,
          account: 'DEMO555',
          currency: 'USD',
          amount: 999.5,
          realizedPnL: 999,
          weekRealizedPnL: undefined,
        }),
        events: {
          ...{ isReset: true, total: 2 },
          rows: [
            { sequence: 1, time: 0, entityType: 'cashBalance', change: 'Updated', summary: '999' },
            { sequence: 2, time: 0, entityType: 'order', change: 'Updated', summary: 'MESZ6 Buy 1' },
          ],
        },
      },
    });
    assert.doesNotMatch(JSON.stringify(hidden), SECRET);
    const [order] = hidden.account?.orders?.rows ?? [];
    assert.deepEqual([order?.contract, order?.price, order?.quantity], ['MESZ6', 6000, 1]);
    assert.equal(hidden.account?.events?.rows[1]?.summary, 'MESZ6 Buy 1');
    assert.equal(hidden.account.cash?.rows[0]?.weekRealizedPnL, undefined);
    assert.deepEqual(hidden.account.cash?.changed, { 5: ['amount'] });
  });

  it('has its messages without them, received and sent', () => {
    const texts = [
      'a[{"e":"props","d":{"entityType":"cashBalance","entity":{"id":1,"accountId":1234567,"amount":999.5}}}]',
      'a[{"s":200,"i":2,"d":{"accounts":[{"id":1234567,"name":"DEMO555"}]}}]',
      'order/placeorder\n4\n\n{"accountSpec":"X999","orderQty":1}',
      'cashbalance/deps\n5\nmasterid=1234567&accountId=999\n',
    ];
    const rows = texts.map((text, sequence) => ({ socket: 'trading', sequence, text }));
    const hidden = hide({ messages: { rows } });
    assert.doesNotMatch(JSON.stringify(hidden), SECRET);
    assert.match(hidden.messages?.rows[2]?.text ?? '', /^order\/placeorder\n4\n\n.*"orderQty":1/);
    for (const text of texts) {
      const message: StreamHostMessage = { type: 'message', socket: 'trading', sequence: 1, text };
      assert.doesNotMatch(JSON.stringify(hideInStream(message, values, endpointOf)), SECRET);
    }
  });

  it('has no id and name in a response to a request about accounts, or about what is not known any more', () => {
    for (const [id, isHidden] of [
      [3, true],
      [4, false],
      [5, true],
    ] as const) {
      const text = `a[{"s":200,"i":${id},"d":[{"id":55501,"name":"REAL77"}]}]`;
      const message: StreamHostMessage = { type: 'message', socket: 'trading', sequence: 9, text };
      const shown = [
        hideInStream(message, values, endpointOf),
        hide({ messages: { rows: [{ socket: 'trading', sequence: 9, text: text.slice(0, 50) }] } }),
      ];
      for (const one of shown) assert.equal(/55501|REAL77/.test(JSON.stringify(one)), !isHidden, `${id}`);
    }
  });

  it('finds the request of a response however that is written', () => {
    for (const text of [
      'a[{"i": 3, "s": 200, "d": [{"id": 55501, "name": "REAL77"}]}]',
      'a[{"i":"3","s":200,"d":[{"id":55501,"name":"REAL77"}]}]',
      'a[{"s":200,"d":[{"id":55501,"name":"REAL77"}],"i":3}]',
    ]) {
      const message: StreamHostMessage = { type: 'message', socket: 'trading', sequence: 9, text };
      assert.doesNotMatch(JSON.stringify(hideInStream(message, values, endpointOf)), /55501|REAL77/);
    }
  });

  it('has no part of a request that was typed with them', () => {
    const draft = { ...emptyDraft, endpoint: 'order/placeorder', query: 'a=1', body: '{"symbol":"MESZ6"}' };
    const hideDraft = (change: object) =>
      hideInStream({ type: 'draft', draft: { ...draft, ...change } }, values, endpointOf) as {
        readonly draft: RequestDraft;
      };
    assert.deepEqual(hideDraft({}).draft, draft);
    assert.deepEqual(hideDraft({ body: '{"accountSpec":"X999"}' }).draft, { ...draft, body: '' });
    assert.deepEqual(hideDraft({ body: '{"text":"DEMO555"}' }).draft, { ...draft, body: '' });
    assert.deepEqual(hideDraft({ query: 'masterid=1234567' }).draft, { ...draft, query: '' });
    assert.deepEqual(hideDraft({ query: 'accountId=999' }).draft, { ...draft, query: '' });
  });

  it('has its other messages unchanged but for known names', () => {
    const quotes = {
      quotes: { isReset: true, rows: [{ symbol: 'MESZ6', bid: 999 }], changed: {}, removed: [], total: 1 },
    };
    assert.deepEqual(hide(quotes), quotes);
    assert.deepEqual(hideInStream({ type: 'focus' }, values, endpointOf), { type: 'focus' });
    const snapshot = { profile: 'LIVE · alice', environment: 'LIVE', tab: 'account' } as unknown as StreamSnapshot;
    const hidden = hideInStream({ type: 'snapshot', snapshot }, values, endpointOf) as { snapshot: StreamSnapshot };
    assert.deepEqual([hidden.snapshot.profile, hidden.snapshot.environment], ['LIVE', 'LIVE']);
  });
});
