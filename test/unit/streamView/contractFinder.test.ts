import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import type { RequestInput, SentRequest } from '../../../src/core/requests/send/requestInput';
import { ContractFinder } from '../../../src/core/streamView/contractFinder';
import { catalog } from './world';

describe('contracts by symbol', () => {
  const find = catalog.byId.get('accountList');
  const byId = new Map(find ? [['contractFind', find]] : []);
  let asked: string[] = [];
  let environment = 'demo';
  const replies: Record<string, readonly [status: number, body: unknown]> = {
    MESZ6: [200, { id: 7, name: 'MESZ6' }],
    M2K: [200, { id: 8, name: 'M2K' }],
    XX: [404, 'Not found'],
    NO: [200, { errorText: 'no' }],
    ODD: [200, 'odd'],
    WAIT: [200, { 'p-ticket': 'invented-ticket', 'p-time': 15 }],
  };
  const send = ({ values }: RequestInput): Promise<SentRequest> => {
    const name = values['name'] as string;
    asked.push(name);
    const [status, body] = replies[name] ?? [500, ''];
    const response = { status, headers: {}, body: JSON.stringify(body), bytes: 0, truncated: false };
    return Promise.resolve({ response, ms: 0, live: false, tokenAccepted: true });
  };
  const finder = new ContractFinder(
    () => Promise.resolve({ sender: { send }, byId }),
    () => environment,
    () => 0,
  );

  beforeEach(() => {
    asked = [];
  });

  it('are asked for once in each environment', async () => {
    assert.deepEqual(await finder.find('MESZ6'), { contractId: 7, symbol: 'MESZ6' });
    await finder.find('MESZ6');
    environment = 'live';
    await finder.find('MESZ6');
    assert.deepEqual(asked, ['MESZ6', 'MESZ6']);
  });

  it('are asked for again after an error', async () => {
    for (const symbol of ['XX', 'NO', 'ODD', 'ERROR', 'XX']) {
      await assert.rejects(finder.find(symbol), (error) => error instanceof UserFacingError);
    }
    assert.equal(asked.length, 5);
  });

  for (const [symbol, kind] of [
    ['XX', 'invalid-input'],
    ['NO', 'refused'],
    ['ODD', 'invalid-input'],
    ['WAIT', 'penalty'],
    ['ERROR', 'server'],
  ] as const)
    it(`fail with their reason: ${kind} for ${symbol}`, () => assert.rejects(finder.find(symbol), { kind }));

  it('are not taken from a request during which the environment changed', async () => {
    environment = 'demo';
    const found = finder.find('M2K');
    environment = 'live';
    await assert.rejects(found, (error) => error instanceof UserFacingError && error.kind === 'canceled');
    environment = 'demo';
    assert.equal((await finder.find('M2K')).contractId, 8);
  });
});
