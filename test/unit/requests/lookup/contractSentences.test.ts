import assert from 'node:assert/strict';
import { contractSentences } from '../../../../src/core/requests/lookup/contractSentences';
import { now } from '../../operations/fixture';

describe('what a hover says about a contract', () => {
  const formatDay = (time: number) => new Date(time).toISOString().slice(0, 10);
  const said = (symbol: string, confirmed?: number) =>
    contractSentences(symbol, now, confirmed, formatDay)?.map(({ args }) => args);

  it('is its last day, its tick and the value of a point', () =>
    assert.deepEqual(said('MESZ6'), [['MESZ6', '2026-12-18'], ['0.25'], [5]]));

  it('has the digits of a small tick', () => assert.deepEqual(said('6JZ6')?.[1], ['0.0000005']));

  it('is the day that the service says', () =>
    assert.deepEqual(said('MESZ6', Date.parse('2026-12-17T14:30:00Z'))?.[0], ['MESZ6', '2026-12-17']));

  it('differs by what is known', () => {
    const [rule, confirmed, over] = [
      contractSentences('MESZ6', now, undefined, formatDay),
      contractSentences('MESZ6', now, now + 1, formatDay),
      contractSentences('MESZ6', now, now, formatDay),
    ].map((sentences) => sentences?.[0]?.message);
    assert.equal(new Set([rule, confirmed, over]).size, 3);
    assert.equal(contractSentences('MESU6', now, undefined, formatDay)?.[0]?.message, over);
  });

  it('is nothing for a product that is unknown here', () =>
    assert.deepEqual([said('UTF8'), said('MES')], [undefined, undefined]));
});
