import assert from 'node:assert/strict';
import { answer, describeTroubles, sent, type Trouble } from './trouble';

const PLACE = '/order/placeorder';
const nothing = () => undefined;

/** Ends with one line that names what is wrong, and never prints the token. */
const mistake = (name: string, options: Pick<Trouble, 'prepare' | 'token'>, words: RegExp): Trouble => ({
  name,
  recipe: 'marketOrder',
  ...options,
  succeeds: false,
  check: ({ sandbox, stdout, stderr }) => {
    assert.match(stderr, /^.+\n$/);
    assert.match(stderr, words);
    for (const { token } of sandbox.sessions) assert.ok(!(stdout + stderr).includes(token), 'prints the token');
  },
});

/** What is wrong at the user's end, and what a user does: the program says what to look at. */
const troubles: readonly Trouble[] = [
  mistake('no token', { prepare: nothing, token: () => undefined }, /^TRADOVATE_ACCESS_TOKEN is not set\.$/m),
  mistake('two lines as its token', { prepare: nothing, token: (token) => `${token}\n${token}` }, /./),
  {
    name: 'a line break after its token',
    recipe: 'marketOrder',
    token: (token) => `${token}\r\n`,
    prepare: nothing,
    succeeds: true,
    check: ({ sandbox }) => assert.equal(sent(sandbox, PLACE).length, 1),
  },
  mistake(
    'another environment',
    {
      prepare: (sandbox) => sandbox.fault({ name: 'wrong-host', to: 'https://other.invalid/v1', on: '/account/list' }),
    },
    /307 .*base_?url to https:\/\/other\.invalid\/v1$/im,
  ),
  mistake(
    'no account',
    { prepare: (sandbox) => sandbox.fault({ ...answer([]), on: '/account/list' }) },
    /there is no usable account/i,
  ),
  mistake(
    'a symbol that has expired',
    {
      prepare: (sandbox) => {
        const denied = { failureReason: 'UnknownReason', failureText: 'Access is denied' };
        sandbox.fault({ ...answer(denied), on: PLACE });
      },
    },
    /Access is denied.*symbol/,
  ),
  mistake(
    'a device that is not approved',
    { prepare: (sandbox) => sandbox.fault({ name: 'http-401-json', on: PLACE }) },
    /401 .*device/,
  ),
  {
    name: 'its end while the order is on its way, whose id it has printed',
    recipe: 'marketOrder',
    prepare: (sandbox) => sandbox.fault({ name: 'never', on: PLACE }),
    endless: (sandbox) => sent(sandbox, PLACE).length > 0,
    // The test ends it.
    succeeds: false,
    check: ({ sandbox, stdout, stderr }) => {
      const { clOrdId } = JSON.parse(sent(sandbox, PLACE)[0]?.body ?? '') as { clOrdId: string };
      assert.ok(stdout.includes(clOrdId), stdout);
      assert.match(stderr, /^(?:.*carried out\.\n)?$/);
    },
  },
];

describeTroubles('after a mistake', troubles);
