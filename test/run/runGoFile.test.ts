import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { fileCommand } from '../../src/core/run/fileCommand';
import { skipFor } from '../skipFor';
import { goEnvironment } from './packages';
import { Folder, lacking, run } from './programs';

describe('the command that runs a Go file', function () {
  this.timeout(60_000);
  const [folder, elsewhere] = [new Folder(), new Folder()];
  after(() => {
    folder.remove();
    elsewhere.remove();
  });

  it('runs it from another folder, in the version of Go that is here', async function () {
    const lacks = lacking('go', 'version');
    if (lacks !== undefined) skipFor(this, lacks);
    const path = folder.write('a.go', 'package main\n\nfunc main() { print("ran") }\n');
    const version = execFileSync('go', ['version'], { encoding: 'utf8' });
    const [program = '', ...args] = await fileCommand(
      { languageId: 'go', path },
      {
        isWindows: process.platform === 'win32',
        version: () => Promise.resolve(version),
        findUp: () => Promise.resolve(undefined),
      },
    );
    const { code, stderr } = await run(program, args, { cwd: elsewhere.path, env: goEnvironment });
    assert.deepEqual({ code, stderr }, { code: 0, stderr: 'ran' });
  });
});
