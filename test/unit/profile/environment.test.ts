import assert from 'node:assert/strict';
import {
  builtInEnvironmentAt,
  builtInEnvironments,
  isTradovateHost,
  needsConsent,
  readEnvironments,
  type EnvironmentProblem,
} from '../../../src/core/profile/environment';

describe('whose host it is', () => {
  const tradovate: [host: string, expected: boolean][] = [
    ['tradovateapi.com', true],
    ['live.tradovateapi.com', true],
    ['a.b.tradovate.com', true],
    ['demo-api.staging.ninjatrader.dev', true],
    ['ninjatrader.com', true],
    ['eviltradovateapi.com', false],
    ['tradovateapi.com.evil.test', false],
    ['tradovateapi.co', false],
    ['tradovateapi.dev', false],
    ['', false],
  ];
  for (const [host, expected] of tradovate)
    it(`${host || 'nothing'} is ${expected ? '' : 'not '}Tradovate's`, () =>
      assert.equal(isTradovateHost(host), expected));

  for (const [url, id] of [
    ['https://live.tradovateapi.com/auth/oauthtoken', 'live'],
    ['https://demo.tradovateapi.com/v1/auth/renewaccesstoken', 'demo'],
    ['https://demo9.tradovateapi.com/v1', undefined],
    ['https://live.tradovateapi.com.evil.test/v1', undefined],
    ['no URL', undefined],
  ] as const)
    it(`${url} belongs to ${id ?? 'no built-in environment'}`, () => assert.equal(builtInEnvironmentAt(url)?.id, id));

  it("credentials are sent without a question to Tradovate's API and this machine only", () => {
    const asked = (baseUrl: string) => needsConsent({ id: 'x', label: 'x', baseUrl });
    assert.deepEqual(builtInEnvironments.map(needsConsent), [false, false]);
    assert.equal(asked('http://127.0.0.1:1/v1'), false);
    assert.equal(asked('https://demo-api.staging.ninjatrader.dev/v1'), false);
    assert.equal(asked('https://community.tradovate.com/v1'), true);
    assert.equal(asked('https://example.test/v1'), true);
    assert.equal(asked('https://live.tradovateapi.com@evil.test/v1'), true);
  });
});

const kindsOf = (problems: readonly EnvironmentProblem[]) => problems.map(({ kind }) => kind);

describe('the setting tradovate.environments', () => {
  it('is empty at first, and may be nonsense', () => {
    for (const nothing of [undefined, null, {}])
      assert.deepEqual(readEnvironments(nothing), { environments: builtInEnvironments, problems: [] });
    for (const nonsense of ['https://example.test/v1', 1, true, ['https://example.test/v1']]) {
      const { environments, problems } = readEnvironments(nonsense);
      assert.deepEqual(environments, builtInEnvironments);
      assert.deepEqual(kindsOf(problems), ['no-object']);
    }
  });

  const taken: [url: string, baseUrl: string][] = [
    ['https://example.test/v1', 'https://example.test/v1'],
    ['https://example.test/v1/', 'https://example.test/v1'],
    ['https://example.test:8443/gateway/v1', 'https://example.test:8443/gateway/v1'],
    ['http://127.0.0.1:8080/v1', 'http://127.0.0.1:8080/v1'],
    ['http://localhost:8080/v1', 'http://localhost:8080/v1'],
    ['http://[::1]:8080/v1', 'http://[::1]:8080/v1'],
    ['https://demo-api.staging.ninjatrader.dev/v1', 'https://demo-api.staging.ninjatrader.dev/v1'],
  ];
  for (const [url, baseUrl] of taken) {
    it(`takes ${url}`, () => {
      const { environments, problems } = readEnvironments({ Mine: url });
      assert.deepEqual(problems, []);
      assert.deepEqual(environments[2], { id: 'Mine', label: 'Mine', baseUrl });
    });
  }

  const refused: [url: unknown, why: EnvironmentProblem['kind']][] = [
    ['http://example.test/v1', 'http'],
    ['http://127.0.0.1.evil.test/v1', 'http'],
    ['http://0.0.0.0/v1', 'http'],
    ['https://example.test', 'path'],
    ['https://example.test/v2', 'path'],
    ['https://example.test/v1//', 'path'],
    ['https://example.test:0/v1', 'port'],
    ['https://example.test:65536/v1', 'port'],
    ['https://user:not-a-real-password@example.test/v1', 'no-url'],
    ['https://example.test/v1?x=/v1', 'no-url'],
    ['https://example.test/x#/v1', 'no-url'],
    ['https://example.test\\/v1', 'no-url'],
    ['https://exa\u0000mple.test/v1', 'no-url'],
    ['wss://example.test/v1', 'no-url'],
    [{ url: 'https://example.test/v1' }, 'no-url'],
    [null, 'no-url'],
  ];
  for (const [url, why] of refused) {
    it(`refuses ${JSON.stringify(url)} and says why, without repeating it`, () => {
      const { environments, problems } = readEnvironments({ Mine: url });
      assert.deepEqual(environments, builtInEnvironments);
      assert.deepEqual(kindsOf(problems), [why]);
      assert.equal(problems[0]?.text.args[0], 'Mine');
      assert.doesNotMatch(JSON.stringify(problems), /not-a-real/);
    });
  }

  const names: [name: string, why: EnvironmentProblem['kind']][] = [
    ['demo', 'taken'],
    ['Demo', 'taken'],
    ['LIVE', 'taken'],
    ['lIvE', 'taken'],
    [' live ', 'taken'],
    ['L I V E', 'taken'],
    ['ＬＩＶＥ', 'taken'],
    ['LІVE', 'looks-alike'],
    ['L1VE', 'looks-alike'],
    ['Dem0', 'looks-alike'],
    ['', 'no-name'],
    ['  ', 'no-name'],
    ['LI\u200bVE', 'invisible'],
    ['\u202eEVIL', 'invisible'],
    ['a\nb', 'invisible'],
    ['x'.repeat(65), 'long-name'],
  ];
  for (const [name, why] of names) {
    it(`refuses the name ${JSON.stringify(name)}`, () => {
      const { environments, problems } = readEnvironments({ [name]: 'https://example.test/v1' });
      assert.deepEqual(environments, builtInEnvironments);
      assert.deepEqual(kindsOf(problems), [why]);
    });
  }

  it('keeps the valid entries next to an invalid one, and the first of two similar names', () => {
    const { environments, problems } = readEnvironments({
      One: 'https://one.test/v1',
      Bad: 'nothing',
      one: 'https://two.test/v1',
      'Übung 2': 'http://localhost:2/v1',
    });
    assert.deepEqual(
      environments.slice(2).map(({ baseUrl }) => baseUrl),
      ['https://one.test/v1', 'http://localhost:2/v1'],
    );
    assert.equal(problems.length, 2);
  });

  it('says a name that would be a link without its brackets', () => {
    const { problems } = readEnvironments({ '[click](command:evil)': '' });
    assert.equal(problems[0]?.text.args[0], '(click)(command:evil)');
  });
});
