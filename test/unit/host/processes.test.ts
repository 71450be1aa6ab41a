import assert from 'node:assert/strict';
import type { RunningProcess } from '../../../src/core/run/processes';
import { nodeProcesses } from '../../../src/host/node/processes';

interface Ended {
  readonly code: number | undefined;
  readonly output: string;
}

/** Starts a command line and waits for its end. @param act called with its first output */
async function run(
  command: string,
  env: Readonly<Record<string, string>> = {},
  act?: (started: RunningProcess) => void,
): Promise<Ended> {
  const processes = await nodeProcesses();
  return new Promise((resolve) => {
    let output = '';
    const started = processes.start(
      { command, cwd: undefined, env },
      {
        onOutput: (text) => {
          if (output === '' && act) act(started);
          output += text;
        },
        onEnd: (code) => resolve({ code, output }),
      },
    );
  });
}

describe('a program that the extension starts', () => {
  it('has the variables, without those of VS Code, and both streams and the exit code are reported', async () => {
    process.env['VSCODE_INVENTED'] = 'x';
    try {
      const command = 'echo "$INVENTED-$VSCODE_INVENTED-"; echo error >&2; exit 3';
      assert.deepEqual(await run(command, { INVENTED: 'ü' }), { code: 3, output: 'ü--\nerror\n' });
    } finally {
      Reflect.deleteProperty(process.env, 'VSCODE_INVENTED');
    }
  });

  it('reads what is typed', async () => {
    const echoed = await run('echo ready; read line; echo "<$line>"', {}, (started) => started.write('typed\n'));
    assert.equal(echoed.output, 'ready\n<typed>\n');
  });

  for (const how of ['kill', 'interrupt'] as const)
    it(`ends with what it has started: ${how}`, async () => {
      const { code } = await run('echo ready; sleep 60 | cat', {}, (started) =>
        how === 'kill' ? started.kill() : started.interrupt(),
      );
      assert.notEqual(code, 0);
    });

  it('that does not exist has no version', async () => {
    const processes = await nodeProcesses();
    assert.equal(await processes.read('no-such-program-of-any-kind', ['--version']), undefined);
    assert.match((await processes.read(process.execPath, ['--version'])) ?? '', /^v\d/);
  });
});
