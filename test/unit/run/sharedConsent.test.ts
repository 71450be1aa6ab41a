import assert from 'node:assert/strict';
import { SharedConsent } from '../../../src/core/run/sharedConsent';

describe('the consent for what starts together', () => {
  let now = 0;
  let asked = 0;
  const answers: ((yes: boolean) => void)[] = [];
  const question = () => {
    asked++;
    return new Promise<boolean>((resolve) => answers.push(resolve));
  };
  let consent: SharedConsent;
  beforeEach(() => {
    [now, asked] = [0, 0];
    answers.length = 0;
    consent = new SharedConsent(() => now);
  });

  for (const answer of [true, false])
    it(`is asked for once while the question is open: ${answer}`, async () => {
      const all = [consent.ask('live', question), consent.ask('live', question)];
      answers[0]?.(answer);
      assert.deepEqual(await Promise.all(all), [answer, answer]);
      assert.equal(asked, 1);
    });

  for (const [answer, later, askedAgain] of [
    [true, 1500, false],
    [true, 2500, true],
    [false, 1, true],
  ] as const)
    it(`after ${answer}, ${later} ms later, is ${askedAgain ? '' : 'not '}asked for again`, async () => {
      const first = consent.ask('live', question);
      answers[0]?.(answer);
      await first;
      now = later;
      const second = consent.ask('live', question);
      answers[1]?.(false);
      assert.equal(await second, !askedAgain);
    });

  it('may last as long as the window is open, unlike a refusal', async () => {
    for (const [index, answer] of [false, true].entries()) {
      const asking = consent.ask('demo', question, true);
      answers[index]?.(answer);
      assert.equal(await asking, answer);
    }
    now = 1e9;
    assert.equal(await consent.ask('demo', question, true), true);
    assert.equal(asked, 2);
  });

  it('of one profile is none of another', async () => {
    const first = consent.ask('p1', question);
    const second = consent.ask('p2', question);
    answers[0]?.(true);
    answers[1]?.(false);
    assert.deepEqual(await Promise.all([first, second]), [true, false]);
  });

  it('is asked for again after a question that failed', async () => {
    await assert.rejects(consent.ask('live', () => Promise.reject(new Error('closed'))));
    const second = consent.ask('live', question);
    answers[0]?.(true);
    assert.equal(await second, true);
  });
});
