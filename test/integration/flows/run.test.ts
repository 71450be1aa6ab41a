import assert from 'node:assert/strict';
import { readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { commands, remedies } from '../../../src/core/manifest';
import { waitFor } from '../../hosts/wait';
import { debuggerExtension, workspace } from './programs';
import { english } from './said';
import { pageStorage, searchFiles } from './secretSearch';
import { clear, command, host, importProfile, ITEM, there, useStage } from './stage';

const RUN_TASK = 'Control+Alt+T';
const RUN_FILE = 'Control+Alt+R';
const keybindings = [
  { key: 'ctrl+alt+t', command: 'workbench.action.tasks.runTask', args: 'all' },
  { key: 'ctrl+alt+r', command: commands.runFile.id },
];

interface Result {
  readonly status: number;
  readonly accounts: number;
  readonly who?: string;
}

(host === 'web' ? describe.skip : describe)(`Programs that are started with a token (${host})`, () => {
  // Drawn as text, which can be read.
  const settings = { 'terminal.integrated.gpuAcceleration': 'off' };
  const stage = useStage({ files: workspace, keybindings, settings, otherExtension: debuggerExtension, chained: true });
  /** Everything that was on the screen. */
  const shown: string[] = [];

  before(async () => {
    await importProfile(stage.window, stage.sandbox.credentials, 'Sandbox');
    await clear(stage.window);
  });

  const tokens = () => stage.sandbox.sessions.map(({ token }) => token);

  /** What the program wrote, once it has. It then waits for its end. */
  async function resultOf(name: string): Promise<Result> {
    const file = join(stage.folder, name);
    const read = () => readFile(file, 'utf8').catch(() => '');
    const text = await waitFor(`${name} to be written`, async () => (await read()) || undefined, {
      instead: () => stage.window.page.locator('body').innerText(),
    });
    return JSON.parse(text) as Result;
  }

  /** No process has a token in its arguments while these programs run; then they end. */
  async function endPrograms(...programs: readonly string[]): Promise<void> {
    const commandLines = await runningCommandLines();
    for (const program of programs)
      assert.ok(
        commandLines.some((line) => line.includes(join(stage.folder, program)) || line.includes(program)),
        `${program} isn't running`,
      );
    for (const token of tokens())
      assert.ok(!commandLines.some((line) => line.includes(token)), 'a token in an argument');
    const output = async () => {
      const text = await stage.window.page.locator('.part.panel').innerText();
      return text.includes('called') && text;
    };
    shown.push(await waitFor('the output of the program', output));
    const end = join(stage.folder, 'end');
    await writeFile(end, '');
    const gone = async () =>
      !(await runningCommandLines()).some(
        // A task's program runs in the folder and doesn't name it.
        (line) => /bot\.js task\.result/.test(line) || (line.includes(stage.folder) && /bot\.(js|py)/.test(line)),
      );
    await waitFor('the programs to end', gone);
    await rm(end);
  }

  it('are not started without a session, and nothing is sent', async () => {
    const { window, sandbox } = stage;
    const { requests } = sandbox.stats();
    await window.press('F5');
    const getToken = english(remedies['get-token'].title);
    await waitFor(`a message with ${getToken}`, async () =>
      (await window.notifications.all()).some(({ buttons }) => buttons.includes(getToken)),
    );
    await stage.picture('run-not-signed-in');
    assert.equal(sandbox.stats().requests, requests);
    await clear(window);
    await command(window, commands.getToken);
    await window.statusBar.wait(ITEM, /^\$\(key\) Sandbox 1h/);
    await clear(window);
  });

  it('read it from their environment when they are debugged, all parts of a compound', async () => {
    await stage.window.press('F5');
    const results = await Promise.all(['node.result', 'python.result'].map(resultOf));
    for (const { status, accounts, who } of results) {
      assert.deepEqual({ status, accounts }, { status: 200, accounts: 1 });
      assert.match(there(who), /^Sandbox/);
    }
    await stage.picture('run-debugged');
    await endPrograms('bot.js', 'bot.py');
  });

  it('read it as a task that another task depends on', async () => {
    await stage.window.press(RUN_TASK);
    const { status, accounts } = await resultOf('task.result');
    assert.deepEqual({ status, accounts }, { status: 200, accounts: 1 });
    await stage.picture('run-task');
    await endPrograms('bot.js task.result');
  });

  it('read it when a file is run', async () => {
    await rm(join(stage.folder, 'node.result'));
    await stage.window.openFile('bot.js');
    await stage.window.press(RUN_FILE);
    assert.equal((await resultOf('node.result')).status, 200);
    // The terminal of the first one is its input, and has the focus.
    await stage.window.openFile('bot.js');
    await stage.window.press(RUN_FILE);
    const runs = async () =>
      (await runningCommandLines()).filter((line) => line.endsWith(join(stage.folder, 'bot.js')));
    await waitFor('a second program', async () => (await runs()).length === 2);
    await stage.picture('run-file');
    await endPrograms('bot.js');
  });

  it('leave no token on disk, on the screen, or in the storage of the window', async () => {
    const { window, server, folder, sandbox } = stage;
    assert.equal(sandbox.stats().signIns, 1);
    assert.equal(shown.length, 3);
    const stored = await pageStorage(window.page);
    for (const token of tokens()) {
      assert.ok(!shown.some((text) => text.includes(token)), 'a token on the screen');
      assert.ok(!stored.includes(token), 'a token in the storage of the window');
    }
    for (const place of [server.dataDir, folder]) assert.deepEqual((await searchFiles(place, tokens())).holders, []);
  });
});

/** Of every process of this machine, arguments separated by spaces. */
async function runningCommandLines(): Promise<readonly string[]> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const lines = await Promise.all(ids.map((id) => readFile(`/proc/${id}/cmdline`, 'utf8').catch(() => '')));
  return lines.map((line) => line.replaceAll('\0', ' ').trim());
}
