import assert from 'node:assert/strict';
import { profileCheck } from '../../../src/core/session/profileCheck';

describe('a check of the active profile', () => {
  const profile = (id: string) => ({ id, label: id, environment: 'demo' });
  const stateOf = (id: string | undefined) => ({
    session: { kind: 'none' } as const,
    ...(id === undefined ? {} : { profile: profile(id) }),
  });
  it('throws for another environment of the same one', () => {
    const environment = (baseUrl: string) => ({ id: 'own', label: 'own', baseUrl });
    const session = { state: { ...stateOf('a'), environment: environment('https://one.example/v1') } };
    const check = profileCheck(session);
    check();
    session.state = { ...session.state, environment: environment('https://two.example/v1') };
    assert.throws(check, { kind: 'canceled' });
  });

  const table: [string, string | undefined, string | undefined, boolean][] = [
    ['lets the same one pass', 'a', 'a', true],
    ['throws for another one', 'a', 'b', false],
    ['throws if it was removed', 'a', undefined, false],
    ['lets the first one pass', undefined, 'a', true],
    ['lets none pass where there was none', undefined, undefined, true],
  ];
  for (const [name, before, after, passes] of table)
    it(name, () => {
      const session = { state: stateOf(before) };
      const check = profileCheck(session);
      session.state = stateOf(after);
      if (passes) check();
      else assert.throws(check, { kind: 'canceled' });
    });
});
