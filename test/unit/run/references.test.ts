import assert from 'node:assert/strict';
import {
  defaultVariables,
  needsToken,
  parseReference,
  referenceNames,
  referenceTo,
} from '../../../src/core/run/references';
import { errorOf } from './errorOf';

describe('references of a variable', () => {
  for (const name of referenceNames)
    it(`${referenceTo(name)} is one`, () => assert.equal(parseReference('A', referenceTo(name)), name));

  for (const value of ['', 'tradovate', ' tradovate:accessToken', 'x tradovate:accessToken', 7, undefined, null, {}])
    it(`${JSON.stringify(value)} is another text`, () => assert.equal(parseReference('A', value), undefined));

  for (const value of [
    'tradovate:',
    'tradovate:typo',
    'tradovate:accessToken ',
    'tradovate:AccessToken',
    'tradovate:toString',
  ])
    it(`${JSON.stringify(value)} is misspelled, and the error names the allowed ones`, () => {
      const error = errorOf(() => parseReference('MY_TOKEN', value));
      assert.equal(error.kind, 'invalid-input');
      for (const named of [...referenceNames.map(referenceTo), 'MY_TOKEN']) assert.ok(error.message.includes(named));
    });

  it('by default are what a terminal has, under the names of the setting', () => {
    assert.deepEqual(Object.entries(defaultVariables('MY_TRADOVATE')), [
      ['MY_TRADOVATE', 'tradovate:accessToken'],
      ['MY_TRADOVATE_MD', 'tradovate:mdAccessToken'],
      ['TRADOVATE_API_URL', 'tradovate:apiUrl'],
    ]);
  });

  it('need a token or not', () => {
    assert.deepEqual(
      referenceNames.map((name) => needsToken([name])),
      [true, true, false, false],
    );
  });
});
