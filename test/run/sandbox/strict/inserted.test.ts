import assert from 'node:assert/strict';
import { sampled, type Json } from '../../../../src/core/operations/exampleValue';
import { isSecret } from '../../../../src/core/operations/sampleValues';
import { everything, request } from '../../../unit/operations/fixture';
import { signIn, tokenOf, type Answer } from '../client';
import { SocketClient } from '../sockets/socketClient';
import { account, contractId, market, START, strictSandbox, violated } from './trading';

/** Mutations that can't be accepted as they are inserted, and why. */
const exceptions: Readonly<Record<string, string>> = {
  modifyOrderStrategy: 'the grammar of its command is published nowhere',
  'change-demo-balance': 'the account already has the most that a demo account may have',
};

/** tradovate-orders.md, section 2 to 8: what Insert Snippet writes, with only the ids filled in. */
describe('the strict sandbox: requests as they are inserted', () => {
  const { sandbox, post, place } = strictSandbox();

  const mutations = everything.operations.filter(
    ({ kind, audience = 'retail' }) => kind === 'mutation' && audience === 'retail',
  );

  /** The ids that an operation can take: of an order, a position and a strategy that exist. */
  async function ids(): Promise<Readonly<Record<string, Json>>> {
    await place({});
    const limit = await place({ orderType: 'Limit', price: START - 5 });
    const params = JSON.stringify({
      entryVersion: { orderQty: 1, orderType: 'Market', timeInForce: 'Day' },
      brackets: [{ qty: 1, profitTarget: 10, stopLoss: -5, trailingStop: false }],
    });
    const { accountId, accountSpec, symbol } = { ...market };
    const strategy = {
      ...{ accountId, accountSpec, symbol, params },
      action: 'Buy',
      orderStrategyTypeId: 2,
      isAutomated: true,
    };
    const started = (await post('/orderStrategy/startorderstrategy', strategy)).json['orderStrategy'];
    return {
      ...{ ...account, contractId, orderId: Number(limit.json['orderId']) },
      orderStrategyId: (started as { id: number }).id,
      positions: sandbox()
        .world.ledger.all('position')
        .map(({ id }) => id),
    };
  }

  function inserted(id: string, known: Readonly<Record<string, Json>>): Json {
    const { body } = request(id, { now: Date.parse('2026-11-24T12:00:00Z') });
    return body ? withIds(sampled(body), known) : {};
  }

  for (const { id, path, transport, body } of mutations) {
    const reason = exceptions[id] ?? (body?.fields.some(({ name }) => isSecret(name)) ? 'it has a secret' : undefined);
    it(`${id} is ${reason === undefined ? 'accepted' : `not, because ${reason}`}`, async () => {
      const sent = inserted(id, await ids());
      const answer = transport === 'socket:replay' ? await replayed(path, sent) : await post(path, sent);
      const { failureReason, failureText, errorText, ok } = answer.json;
      const refusal = [violated(answer), failureReason, failureText, errorText, ok === false].flat().filter(Boolean);
      const isAccepted = answer.status === 200 && refusal.length === 0;
      assert.equal(isAccepted, reason === undefined, `${JSON.stringify(sent)}: ${answer.status} ${answer.text}`);
    });
  }

  /** On its own socket, in a session that has begun. */
  async function replayed(path: string, body: Json): Promise<Answer> {
    const client = await SocketClient.authorized(sandbox().socketUrls.replay, await tokenOf(signIn(sandbox())));
    try {
      if (!path.endsWith('initializeclock')) {
        await client.ask('replay/initializeclock', { startTimestamp: '2026-11-18T15:30:00.000Z', speed: 100 });
      }
      const { s = 0, d } = await client.ask(path.slice(1), body);
      return { status: s, headers: new Headers(), text: JSON.stringify(d), json: d as Record<string, unknown> };
    } finally {
      client.close();
    }
  }
});

function withIds(body: Json, known: Readonly<Record<string, Json>>): Json {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return body;
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) => {
      if (known[name] !== undefined) return [name, known[name]];
      // Ids of what the sandbox does not have: it only looks whether there is one.
      if (/Ids?$/.test(name)) return [name, Array.isArray(value) ? [1] : value === 0 ? 1 : value];
      return [name, value];
    }),
  );
}
