import assert from 'node:assert/strict';
import { parseTaskDefinition } from '../../../src/core/run/taskDefinition';
import { errorOf } from './errorOf';

describe('the definition of a task', () => {
  it('is taken with its command, folder and variables', () => {
    const definition = {
      type: 'tradovate',
      command: ' node bot.js ',
      cwd: 'src',
      env: { A: 'tradovate:accessToken' },
      label: 'x',
    };
    assert.deepEqual(parseTaskDefinition(definition), {
      command: 'node bot.js',
      cwd: 'src',
      env: { A: 'tradovate:accessToken' },
    });
    assert.deepEqual(parseTaskDefinition({ command: 'a' }), { command: 'a' });
  });

  for (const definition of [
    undefined,
    {},
    { command: '' },
    { command: ' ' },
    { command: 7 },
    { command: 'a', env: { A: 7 } },
    { command: 'a', cwd: [] },
  ])
    it(`is refused: ${JSON.stringify(definition)}`, () =>
      assert.equal(errorOf(() => parseTaskDefinition(definition)).kind, 'invalid-input'));
});
