import assert from 'node:assert/strict';
import { recentIds } from '../../../../src/core/operations/recentOperations';
import { canceledError, UserFacingError } from '../../../../src/core/platform/errors';
import { t } from '../../../../src/core/platform/text';
import { InFlightRequest } from '../../../../src/core/requests/send/inFlightRequest';
import type { Outcome, RequestInput, SentRequest } from '../../../../src/core/requests/send/requestInput';
import type { Sender } from '../../../../src/core/requests/send/sender';
import { FakeClock, FakeLog, FakeMemory } from '../../fakes';
import { operation } from '../../operations/fixture';
import { httpResponse } from '../response/httpResponse';

const accounts: RequestInput = { operation: operation('accountList'), values: {} };
const sent: SentRequest = { response: httpResponse('[]'), ms: 7, live: true, tokenAccepted: false };
const yes = () => Promise.resolve(true);

function inFlight(send: () => Promise<SentRequest> = () => Promise.resolve(sent)) {
  const [log, memory] = [new FakeLog(), new FakeMemory()];
  const sends = { count: 0 };
  const sender = {
    send: () => {
      sends.count++;
      return send();
    },
  } as unknown as Sender;
  let environment = 'Demo';
  const target = () => ({ baseUrl: 'https://demo.tradovateapi.com/v1', environmentId: 'demo', environment });
  const changes: boolean[] = [];
  const request: InFlightRequest = new InFlightRequest({ clock: new FakeClock(), log, memory, sender, target }, () =>
    changes.push(request.isRunning),
  );
  const outcomes: Outcome[] = [];
  const start = (prepare = yes) => request.start(accounts, prepare, yes, (outcome) => outcomes.push(outcome));
  const switchTo = (label: string) => void (environment = label);
  return { request, start, outcomes, changes, log, memory, sends, switchTo };
}

describe('a request in flight', () => {
  it('reports the outcome and when it starts and ends', async () => {
    const { start, outcomes, changes, memory } = inFlight();
    await start();
    const [outcome] = outcomes;
    assert.deepEqual([outcome?.result, outcome?.ms, outcome?.live, outcome?.environment], [sent, 7, true, 'Demo']);
    assert.deepEqual(changes, [true, false]);
    assert.deepEqual(recentIds(memory), ['accountList']);
  });

  it('is sent to the environment of the profile that was added for it, and of none that is switched to later', async () => {
    for (const end of ['sent', 'failed', 'not prepared']) {
      const { start, outcomes, switchTo } = inFlight(() => {
        switchTo('Later');
        return end === 'sent' ? Promise.resolve(sent) : Promise.reject(new UserFacingError('network', t('x')));
      });
      await start(() => {
        switchTo('LIVE');
        return end === 'not prepared' ? Promise.reject(new UserFacingError('network', t('x'))) : yes();
      });
      assert.deepEqual([end, outcomes[0]?.environment], [end, 'LIVE']);
    }
  });

  it('runs once at a time', async () => {
    const { request, start, sends } = inFlight();
    const first = start();
    await start();
    await first;
    await request.settled;
    assert.deepEqual([sends.count, request.isRunning], [1, false]);
  });

  it('reports an error as the outcome', async () => {
    const error = new UserFacingError('network', t('x'));
    const { start, outcomes } = inFlight(() => Promise.reject(error));
    await start();
    assert.equal(outcomes[0]?.result, error);
  });

  it('logs an error without the names in it', async () => {
    const { start, log } = inFlight(() => Promise.reject(new UserFacingError('blocked', t("No: '{0}'", 'LIVE98765'))));
    await start();
    assert.match(log.lines.join('\n'), /\/account\/list.*blocked/);
    assert.doesNotMatch(log.lines.join('\n'), /LIVE98765/);
  });

  it('logs an unexpected error', async () => {
    const { start, outcomes, log } = inFlight(() => Promise.reject(new TypeError('made up')));
    await start();
    assert.ok(outcomes[0]?.result instanceof UserFacingError && outcomes[0].result.kind === 'internal');
    assert.match(log.lines.join('\n'), /made up/);
  });

  it('reports nothing if it was canceled or there is no token', async () => {
    const canceled = inFlight(() => Promise.reject(canceledError()));
    await canceled.start();
    const withoutToken = inFlight();
    await withoutToken.start(() => Promise.resolve(false));
    const early = inFlight();
    await early.start(() => {
      early.request.cancel();
      return yes();
    });
    assert.deepEqual([canceled.outcomes, withoutToken.sends.count, early.sends.count], [[], 0, 0]);
  });
});
