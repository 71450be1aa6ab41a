import assert from 'node:assert/strict';
import { UserFacingError } from '../../../src/core/platform/errors';
import { needsProgram, type ProgramProbe } from '../../../src/core/run/programProbe';

const probe = (programs: Readonly<Record<string, string>>): ProgramProbe => ({
  isWindows: false,
  version: (program) => Promise.resolve(programs[program]),
  findUp: () => Promise.resolve(undefined),
});

describe('a program that is needed', () => {
  it('is the first one that is there; one that cannot be asked counts', async () => {
    assert.equal(await needsProgram(probe({ b: '1', c: '2' }), ['a', 'b', 'c']), 'b');
    assert.equal(await needsProgram(probe({ a: '' }), ['a', 'b']), 'a');
  });

  it('is named with all that was looked for', async () => {
    await assert.rejects(needsProgram(probe({}), ['first', 'second']), (error) => {
      assert.ok(error instanceof UserFacingError);
      assert.ok(error.message.includes('first') && error.message.includes('second'));
      return error.kind === 'unsupported';
    });
  });
});
