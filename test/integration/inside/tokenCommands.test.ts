import { assert } from 'chai';
import { toUserFacingError, UserFacingError } from '../../../src/core/platform/errors';
import type { RemedyActions } from '../../../src/ui/errorReporter';
import { obtainToken, type TokenUi } from '../../../src/ui/token/tokenCommands';
import { FakeSession } from './fakes';

/** A session whose sign-in fails. */
class FailingSession extends FakeSession {
  captchasSolved = 0;

  validToken(): Promise<never> {
    return Promise.reject(new UserFacingError('server', []));
  }

  endCaptchaBlock(): Promise<void> {
    this.captchasSolved++;
    return Promise.resolve();
  }
}

describe('the buttons of a message about a token', () => {
  let session: FailingSession;
  let reported: UserFacingError[];
  let actions: RemedyActions;
  let repeated: number;

  beforeEach(async () => {
    session = new FailingSession();
    [reported, actions, repeated] = [[], {}, 0];
    const reporter = {
      report(error: unknown, offered: RemedyActions) {
        reported.push(toUserFacingError(error));
        actions = offered;
        return Promise.resolve();
      },
      async runReporting(work: () => Promise<unknown>) {
        await work().catch((error: unknown) => reported.push(toUserFacingError(error)));
      },
    };
    const ui = { ...session.tokenUi(), reporter } as unknown as TokenUi;
    assert.isUndefined(await obtainToken(ui, () => repeated++));
    assert.equal(reported[0]?.kind, 'server');
  });

  it('do what they say', async () => {
    await actions['try-again']?.();
    await actions['captcha-solved']?.();
    assert.deepEqual([repeated, session.captchasSolved, reported.length], [2, 1, 1]);
  });

  it('do what they say once the user has corrected the address of the environment', async () => {
    session.state = {
      ...session.state,
      environment: { id: 'demo', label: 'Demo', baseUrl: 'https://right.example/v1' },
    };
    await actions['try-again']?.();
    assert.deepEqual([repeated, reported.length], [1, 1]);
  });

  for (const remedy of ['try-again', 'get-token', 'sign-in-again', 'captcha-solved'] as const)
    it(`do nothing for another profile: ${remedy}`, async () => {
      session.switchTo('live');
      await actions[remedy]?.();
      assert.deepEqual(
        reported.map(({ kind }) => kind),
        ['server', 'blocked'],
      );
      assert.deepEqual([repeated, session.captchasSolved], [0, 0]);
    });
});
