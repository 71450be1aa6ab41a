import assert from 'node:assert/strict';
import { isAvailable } from '../../src/core/snippets/availableDialects';
import { dialectById } from '../../src/core/snippets/dialects/index';
import { render } from '../../src/core/snippets/render';
import { startSandbox, type Sandbox } from '../sandbox/sandbox';
import { tradingState } from '../sandbox/tradingState';
import { skipFor } from '../skipFor';
import { request } from '../unit/operations/fixture';
import { languages, type Script } from './languages';
import { Folder, type Finished } from './programs';
import { signIn, tokenOf } from './sandbox/client';

const account = { accountId: 900_101, accountSpec: 'DEMO900101' };

/** What is inserted and run, the refused one last: its program ends the process in some languages. */
const inserted: readonly (readonly [operation: string, values: Readonly<Record<string, string | number>>])[] = [
  ['accessTokenRequest', {}],
  ['accountList', {}],
  ['contractSuggest', { t: 'MES', l: 3 }],
  ['placeOrder', account],
  ['placeOSO', account],
  ['placeOrder', { ...account, symbol: 'NOPE' }],
];

/** The strict sandbox takes what a program of each dialect sends. operations.test.ts compares every operation with a recorder. */
for (const language of languages) {
  const { lacking } = language;
  const dialect = dialectById(language.dialect);
  assert.ok(dialect);

  describe(`${dialect.label}, run against the strict sandbox`, function () {
    this.timeout(120_000);
    const folder = new Folder();
    let sandbox: Sandbox | undefined;
    let finished: Finished;
    let sentBefore = 0;

    before(async function () {
      if (lacking !== undefined) skipFor(this, `${dialect.label}: ${lacking}`);
      sandbox = await startSandbox({});
      const value = await tokenOf(signIn(sandbox));
      sentBefore = sandbox.requests.length;
      const { name, password, appId, appVersion, cid, sec } = sandbox.credentials;
      const environment = {
        ...{ TRADOVATE_USERNAME: name, TRADOVATE_PASSWORD: password, TRADOVATE_APP_ID: appId, TRADOVATE_SEC: sec },
        ...{ TRADOVATE_APP_VERSION: appVersion, TRADOVATE_CID: String(cid), TRADOVATE_DEVICE_ID: 'a-device' },
      };
      const scripts = inserted.flatMap(([operation, values], index): Script[] => {
        const data = request(operation, { baseUrl: there(sandbox).baseUrl, now: Date.now(), values });
        if (!isAvailable(dialect, data)) return [];
        const { plain } = render(data, { dialect, token: { kind: 'literal', value } });
        return [{ id: `p${index}`, text: plain, environment }];
      });
      finished = await language.runAll(scripts, folder);
    });
    after(async () => {
      folder.remove();
      await sandbox?.close();
    });

    it('trades: a position, and a bracket that works', () => {
      const { orders, positions } = tradingState(there(sandbox).world);
      assert.deepEqual(
        orders.map(({ orderType, ordStatus, isAutomated }) => `${orderType} ${ordStatus} ${isAutomated}`).sort(),
        ['Limit Suspended true', 'Limit Working true', 'Market Filled true', 'Stop Suspended true'],
        finished.stderr,
      );
      assert.deepEqual(
        positions.map(({ netPos }) => netPos),
        [1],
      );
    });

    it('says why an order is refused, and nothing else is', () => {
      // The shell prints the response, which the runner of its programs drops, and ends with a code.
      assert.match(finished.stderr, dialect.id === 'curl' ? /^p5 failed$/m : /Access is denied/);
      const statuses = there(sandbox)
        .requests.slice(sentBefore)
        .map(({ status }) => status);
      assert.ok(
        statuses.every((status) => status === 200 || status === 101),
        statuses.join(' '),
      );
    });
  });
}

function there(sandbox: Sandbox | undefined): Sandbox {
  assert.ok(sandbox);
  return sandbox;
}
