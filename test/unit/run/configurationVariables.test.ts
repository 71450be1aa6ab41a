import assert from 'node:assert/strict';
import {
  mentionsReference,
  referencesIn,
  withReferenceValues,
  type Configuration,
} from '../../../src/core/run/configurationVariables';
import { errorOf } from './errorOf';

const values = { accessToken: 'T', mdAccessToken: 'M', apiUrl: 'U', profile: 'P' };

describe('the variables of a launch configuration', () => {
  const cases: readonly (readonly [title: string, before: Configuration, after: Configuration])[] = [
    [
      'an object',
      { env: { A: 'tradovate:accessToken', M: 'tradovate:mdAccessToken', X: 'plain', N: null, U: 'tradovate:apiUrl' } },
      { env: { A: 'T', M: 'M', X: 'plain', N: null, U: 'U' } },
    ],
    [
      'a list of C++',
      { environment: [{ name: 'A', value: 'tradovate:accessToken' }, { name: 'B', value: 'b' }, 'odd', null] },
      { environment: [{ name: 'A', value: 'T' }, { name: 'B', value: 'b' }, 'odd', null] },
    ],
    ['a list called env', { env: [{ name: 'A', value: 'tradovate:profile' }] }, { env: [{ name: 'A', value: 'P' }] }],
    ['none', { program: 'a.js' }, { program: 'a.js' }],
    ['a text, which is no variable', { env: 'tradovate:accessToken' }, { env: 'tradovate:accessToken' }],
  ];
  for (const [title, before, after] of cases)
    it(`are replaced: ${title}`, () => {
      const copy = structuredClone(before);
      assert.deepEqual(withReferenceValues(before, values), after);
      assert.deepEqual(before, copy, 'what VS Code holds is not changed');
      assert.equal(mentionsReference(before), referencesIn(before).length > 0);
    });

  it('are the only place: arguments and files stay as they are', () => {
    const configuration = {
      args: ['tradovate:accessToken'],
      envFile: 'tradovate:accessToken',
      runtimeArgs: ['--token=tradovate:accessToken'],
      options: { env: { A: 'tradovate:accessToken' } },
    };
    assert.deepEqual(withReferenceValues(configuration, values), configuration);
    assert.deepEqual(referencesIn(configuration), []);
    assert.equal(mentionsReference(configuration), false);
  });

  it('are named with what they ask for', () => {
    const configuration = {
      env: { A: 'tradovate:accessToken', B: 'b' },
      environment: [{ name: 'C', value: 'tradovate:apiUrl' }],
    };
    assert.deepEqual(referencesIn(configuration), [
      { variable: 'A', name: 'accessToken' },
      { variable: 'C', name: 'apiUrl' },
    ]);
  });

  it('are refused where one is misspelled, before anything is replaced', () => {
    const configuration = { env: { A: 'tradovate:accessToken', B: 'tradovate:typo' } };
    assert.equal(errorOf(() => referencesIn(configuration)).kind, 'invalid-input');
    assert.equal(errorOf(() => withReferenceValues(configuration, values)).kind, 'invalid-input');
    assert.equal(mentionsReference(configuration), true);
  });
});
