import assert from 'node:assert/strict';
import { setTimeout as sleep } from 'node:timers/promises';
import { faultNames, type FaultName, type FaultSpec } from '../../sandbox/sandbox';
import { parseFault } from '../../sandbox/faults/parse';
import { respond } from '../../sandbox/service';
import { State } from '../../sandbox/state';
import { call, sandboxForTests, signIn, tokenOf } from './client';

interface Expected {
  readonly status: number;
  readonly text?: RegExp;
  readonly type?: RegExp;
  /** Its settings. */
  readonly settings?: Partial<FaultSpec>;
  /** Whether the service handled the sign-in. */
  readonly handled?: true;
}

const JSON_TYPE = /^application\/json/;
const PAGE = { text: /^<!DOCTYPE html>/, type: /^text\/html/ };
const EMPTY = { text: /^$/, type: /^$/ };
const token = /"accessToken":"sandbox-access_/;

const expected: Readonly<Record<FaultName, Expected | 'fails'>> = {
  refused: { status: 200, text: /^\{"errorText":"Locked"\}$/, settings: { text: 'Locked' } },
  hostile: { status: 200, text: /\[Sign in\]\(command:evil\).*\\u0000.*\\u001b/, type: JSON_TYPE },
  penalty: { status: 200, text: /^\{"p-ticket":"sandbox-ticket_[\w-]+","p-time":15\}$/, type: JSON_TYPE },
  captcha: { status: 200, text: /"p-captcha":true\}$/, type: JSON_TYPE },
  'http-400': { status: 400, type: /^text\/plain/ },
  'http-401': { status: 401, ...EMPTY },
  'http-401-text': { status: 401, text: /^Unauthorized$/ },
  'http-401-json': { status: 401, text: /^\{"errorText"/, type: JSON_TYPE },
  'http-404': { status: 404, ...EMPTY },
  'http-408': { status: 408, ...EMPTY },
  'http-423': { status: 423, ...EMPTY },
  'http-429': { status: 429, ...EMPTY },
  'http-500': { status: 500, text: /^Internal Server Error, error id: [\da-f-]{36}$/, type: /^text\/plain/ },
  'http-502': { status: 502, ...PAGE },
  'http-503': { status: 503, ...PAGE },
  status: { status: 418, text: /^tea$/, type: /^a\/b$/, settings: { status: 418, text: 'tea', contentType: 'a/b' } },
  locked: { status: 429, ...EMPTY },
  'wrong-host': { status: 307, ...EMPTY },
  'html-200': { status: 200, ...PAGE },
  'empty-200': { status: 200, ...EMPTY },
  huge: { status: 200, text: /^\{"errorText":"x{100000}"\}$/, settings: { bytes: 100_000 } },
  violations: { status: 200, text: /^\{"violations":\[/ },
  echo: { status: 200, text: /"path":"\/v1\/auth\/accesstokenrequest".*not-a-real-password/ },
  'cut-before': 'fails',
  never: 'fails',
  stalled: { status: 200, text: token, settings: { ms: 5 }, handled: true },
  slow: { status: 200, text: token, settings: { ms: 5 }, handled: true },
  'cut-mid': 'fails',
  truncated: { status: 200, text: /^\{"accessToken":[^}]*$/, type: JSON_TYPE, handled: true },
  'wrong-content-type': { status: 200, text: token, type: /^text\/plain/, handled: true },
  'skewed-date': { status: 200, text: token, handled: true },
  'no-md-token': { status: 200, text: /^(?!.*mdAccessToken).*accessToken/, handled: true },
  'no-expiration': { status: 200, text: /^(?!.*"expirationTime).*accessToken/, handled: true },
  'bad-expiration': { status: 200, text: /"expirationTime":"soon"/, handled: true },
  'local-expiration': { status: 200, text: /"expirationTime":"11\/24\/2026 1:20:00 PM"/, handled: true },
  'another-step': { status: 200, text: /challengeType/ },
  'empty-token': { status: 200, text: /"accessToken":""/, handled: true },
  fields: {
    status: 200,
    text: /^(?!.*orgName).*"userStatus":"TemporarilyLocked"/,
    settings: { set: { userStatus: 'TemporarilyLocked' }, drop: ['orgName'] },
    handled: true,
  },
};

describe('the sandbox: faults', () => {
  const { sandbox } = sandboxForTests();

  for (const name of faultNames) {
    it(`${name}, once`, async () => {
      const what = expected[name];
      sandbox().fault({ name, ...(what === 'fails' ? {} : what.settings) });
      if (what === 'fails') {
        await assert.rejects(leave(name === 'never' ? 'on arrival' : 'never'), {
          name: name === 'never' ? 'AbortError' : 'TypeError',
        });
      } else {
        const { status, text, headers } = await signIn(sandbox());
        assert.equal(status, what.status);
        assert.match(text, what.text ?? /^/);
        assert.match(headers.get('content-type') ?? '', what.type ?? /^/);
        assert.equal(headers.get('access-control-allow-origin'), '*', 'a page may read a fault too');
        assert.equal(sandbox().stats().signIns, what.handled ? 1 : 0);
      }
      assert.deepEqual(sandbox().requests[0]?.faults, [name]);
      const stays = ['penalty', 'captcha', 'locked'].includes(name);
      if (stays) sandbox().clearFaults();
      assert.match((await signIn(sandbox())).text, token, 'the next one is handled');
    });
  }

  it('wait for the request that they fit', async () => {
    sandbox().fault('http-500?on=/account/*');
    const bearer = await tokenOf(signIn(sandbox()));
    assert.equal((await call(sandbox(), '/order/list', { token: bearer })).status, 200);
    assert.equal((await call(sandbox(), '/account/list', { token: bearer })).status, 500);
    assert.equal((await call(sandbox(), '/account/list', { token: bearer })).status, 200);
  });

  it('come in order, as often as said, after as many as said', async () => {
    sandbox().fault({ name: 'http-500', skip: 1, times: 2 });
    sandbox().fault('http-423');
    sandbox().fault({ name: 'skewed-date', times: 'always', ms: 60_000 });
    const answers = [];
    for (let i = 0; i < 5; i++) answers.push(await call(sandbox(), '/account/list'));
    assert.deepEqual(
      answers.map(({ status }) => status),
      [423, 500, 500, 401, 401],
    );
    for (const { headers } of answers) assert.equal(headers.get('date'), 'Tue, 24 Nov 2026 12:01:00 GMT');
  });

  it('point to another origin of the same sandbox, or where they are set to', async () => {
    sandbox().fault('wrong-host');
    sandbox().fault('wrong-host?to=https://demo.tradovateapi.com/v1');
    const { port } = new URL(sandbox().baseUrl);
    const where = async () => (await call(sandbox(), '/account/item?id=%31')).headers.get('location');
    assert.equal(await where(), `http://localhost:${port}/v1/account/item?id=%31`);
    assert.equal(await where(), 'https://demo.tradovateapi.com/v1/account/item?id=%31');
  });

  it('record who left: a slow request was handled, a stalled one is not', async () => {
    for (const [name, signIns] of [
      ['slow', 1],
      ['stalled', 0],
    ] as const) {
      sandbox().reset();
      sandbox().fault({ name, ms: 50 });
      await assert.rejects(leave('on arrival'), { name: 'AbortError' });
      while (sandbox().requests[0]?.callerLeft === false) await sleep(1);
      assert.equal(sandbox().requests[0]?.status, 0);
      assert.equal(sandbox().stats().signIns, signIns, name);
    }
    const state = new State({});
    state.faults.add({ name: 'stalled', ms: 1 });
    const { credentials } = sandbox();
    const route = '/auth/accesstokenrequest';
    const headers = { 'content-type': 'application/json' };
    const sent = {
      method: 'POST',
      path: route,
      route,
      query: '',
      headers,
      body: JSON.stringify(credentials),
      origin: '',
    };
    assert.equal(
      await respond(
        sent,
        state,
        () => false,
        () => undefined,
      ),
      undefined,
    );
    assert.equal(state.stats.signIns, 0);
  });

  /** Signs in and hangs up, if at all, as soon as the request has arrived. */
  async function leave(when: 'on arrival' | 'never'): Promise<unknown> {
    const aborter = new AbortController();
    const body = sandbox().credentials;
    const answer = call(sandbox(), '/auth/accesstokenrequest', { body, signal: aborter.signal });
    answer.catch(() => undefined);
    while (sandbox().requests.length === 0) await sleep(1);
    if (when === 'on arrival') aborter.abort();
    return answer;
  }

  it('are read from a line or JSON, and refused with what there is', () => {
    assert.deepEqual(parseFault('slow?ms=3000&times=always&on=/account/*'), {
      ...{ name: 'slow', ms: 3000, times: 'always', on: '/account/*' },
    });
    assert.deepEqual(parseFault('fields?drop=a,b&set={"c":1}'), { name: 'fields', drop: ['a', 'b'], set: { c: 1 } });
    assert.deepEqual(parseFault('{"name":"locked","seconds":1}'), { name: 'locked', seconds: 1 });
    assert.throws(() => parseFault('slwo'), /There is no fault slwo. There are: refused, /);
    assert.throws(() => parseFault('{"name":'), /not JSON/);
    assert.throws(() => parseFault('refused?ms=5'), /refused takes no ms/);
    assert.throws(() => parseFault('slow?ms=soon'), /ms of slow is not right/);
    assert.throws(() => parseFault('slow?times=0'), /times of slow is not right/);
  });
});
