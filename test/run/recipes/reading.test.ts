import assert from 'node:assert/strict';
import { answer, describeTroubles, sent, type Trouble } from './trouble';

const REPORT = '/reports/requestReport';
const CASH = '/cashBalance/getcashbalancesnapshot';
const EARLIER = 'fills of an earlier run\n';
const accounts = [{ id: 900_101 }, { id: 900_102 }, { id: 900_103 }];

const oneLine = (stderr: string, words: RegExp) => {
  assert.match(stderr, /^.*\n$/);
  assert.match(stderr, words);
};

/** The service answers with something else than a report. */
const noReport = (body: unknown, words: RegExp): Trouble => ({
  name: `${JSON.stringify(body)} in place of a report, and keeps the file`,
  recipe: 'downloadFills',
  files: { 'fills.csv': EARLIER },
  prepare: (sandbox) => sandbox.fault({ ...answer(body), on: REPORT }),
  succeeds: false,
  check: ({ folder, stderr }) => {
    assert.equal(folder.read('fills.csv'), EARLIER);
    oneLine(stderr, words);
  },
});

/** Nothing can have been carried out. */
const lost = (recipe: 'downloadFills' | 'accountOverview', path: string): Trouble => ({
  name: `no response from ${path}, which can be tried again`,
  recipe,
  prepare: (sandbox) => sandbox.fault({ name: 'http-503', on: path }),
  succeeds: false,
  check: ({ stderr }) => {
    assert.match(stderr, /503.*\(nothing was changed: try again\)\n/);
    assert.doesNotMatch(stderr, /carried out/);
  },
});

/** Programs that only read. */
const troubles: readonly Trouble[] = [
  noReport({}, /\{\}/),
  noReport({ data: null }, /"data": ?null/),
  noReport({ data: 5 }, /"data": ?5/),
  noReport([], /\[\]/),
  lost('downloadFills', REPORT),
  lost('accountOverview', CASH),
  lost('accountOverview', '/account/list'),
  {
    name: 'an account that is refused, and shows the others',
    recipe: 'accountOverview',
    sandbox: { accounts },
    prepare: (sandbox) => sandbox.fault({ name: 'http-401-json', on: CASH, skip: 1 }),
    succeeds: false,
    check: ({ stdout, stderr }) => {
      assert.deepEqual(stdout.match(/DEMO\d+/g), ['DEMO900101', 'DEMO900103']);
      assert.match(stderr, /^Account DEMO900102: .*Access is denied.*\n.*\n$/);
    },
  },
  {
    name: '429 at an account, and sends no more',
    recipe: 'accountOverview',
    sandbox: { accounts },
    prepare: (sandbox) => sandbox.fault({ name: 'http-429', on: CASH, skip: 1 }),
    succeeds: false,
    check: ({ sandbox, stderr }) => {
      assert.equal(sandbox.requests.at(-1)?.path, `/v1${CASH}`);
      assert.equal(sent(sandbox, CASH).length, 2);
      oneLine(stderr, /429/);
    },
  },
];

describeTroubles('reading in trouble', troubles);
