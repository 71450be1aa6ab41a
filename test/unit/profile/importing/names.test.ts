import assert from 'node:assert/strict';
import { environmentIn, environmentNamed, meaningOf } from '../../../../src/core/profile/importing/names';

describe('the name of a credential', () => {
  const keys: [string, string | undefined, ('demo' | 'live')?][] = [
    ['name', 'name'],
    ['TRADOVATE_USERNAME', 'name'],
    ['tdv-password', 'password'],
    ['Api Password', 'password'],
    ['TRADOVATE_APP_ID', 'appId'],
    ['clientId', 'cid'],
    ['API_SECRET', 'sec'],
    ['device_id', 'deviceId'],
    ['TRADOVATE_ENV', 'environment'],
    ['TRADOVATE_DEMO_SECRET', 'sec', 'demo'],
    ['sim_cid', 'cid', 'demo'],
    ['LIVE_CID', 'cid', 'live'],
    ['DB_PASSWORD', undefined],
    ['secretary', undefined],
    ['', undefined],
    ['__proto__', undefined],
  ];
  for (const [key, field, environment] of keys)
    it(`${key || 'nothing'} is ${field ?? 'none'}`, () => {
      const meaning = meaningOf(key);
      assert.deepEqual([meaning?.field, meaning?.environment], [field, environment]);
    });

  it('may contain the name of the service', () =>
    assert.deepEqual(
      ['TRADOVATE_CID', 'tdvCid', 'CID'].map((key) => meaningOf(key)?.namesTradovate),
      [true, true, false],
    ));
});

describe('the environment in a text', () => {
  for (const [text, environment] of [
    ['demo', 'demo'],
    [' Simulation ', 'demo'],
    ['LIVE', 'live'],
    ['prod', 'live'],
    ['demolition', undefined],
    ['', undefined],
  ] as const)
    it(`named ${JSON.stringify(text)}`, () => assert.equal(environmentNamed(text), environment));

  for (const [text, environment] of [
    ['https://demo.tradovateapi.com/v1', 'demo'],
    ['wss://LIVE.tradovateapi.com', 'live'],
    ['demo.tradovateapi.com live.tradovateapi.com', undefined],
    ['notdemo.tradovateapi.com', undefined],
    ['demo.tradovateapi.com.example.com', undefined],
    ['demo.tradovateapi.company', undefined],
    ['See demo.tradovateapi.com.', 'demo'],
    ['', undefined],
  ] as const)
    it(`with the host in ${JSON.stringify(text)}`, () => assert.equal(environmentIn(text), environment));
});
