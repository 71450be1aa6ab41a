import { assert } from 'chai';
import * as vscode from 'vscode';
import { UserFacingError } from '../../../src/core/platform/errors';
import { Terminals } from '../../../src/ui/terminal';
import { skipFor } from '../../skipFor';
import { closeAll } from './editor';
import { FakeSession, invented, NOW } from './fakes';
import { until } from './until';

const isWeb = !('process' in globalThis && process.versions.node);
const nothing = () => undefined;

function terminals(session: FakeSession, snippetVariable: string, available = !isWeb): Terminals {
  const clock = {
    now: () => NOW,
    monotonic: () => 0,
    setTimer(ms: number, ring: () => void) {
      const timer = setTimeout(ring, ms);
      return { dispose: () => clearTimeout(timer) };
    },
  };
  return new Terminals({
    tokenUi: session.tokenUi(),
    settings: { snippetVariable },
    clock,
    available,
    platform: 'win32',
    environmentVariable: () => undefined,
  });
}

async function refusal(work: Promise<unknown>): Promise<UserFacingError> {
  try {
    await work;
  } catch (error) {
    if (error instanceof UserFacingError) return error;
  }
  return assert.fail('nothing was refused');
}

/** What is typed there ran to its end. Call it before. */
function commandEnd(terminal: vscode.Terminal): Promise<void> {
  return new Promise((resolve) => {
    const listening = vscode.window.onDidEndTerminalShellExecution((event) => {
      if (event.terminal !== terminal) return;
      listening.dispose();
      resolve();
    });
  });
}

describe('Open Terminal with Token', () => {
  let session: FakeSession;
  const owned: Terminals[] = [];
  beforeEach(() => {
    session = new FakeSession();
    session.hold({ ...invented('terminal'), mdAccessToken: 'invented-md-token' });
  });
  afterEach(async () => {
    for (const one of owned.splice(0)) one.dispose();
    for (const terminal of vscode.window.terminals) terminal.dispose();
    await closeAll();
  });

  it('says so where there are no terminals', async () => {
    const web = terminals(session, 'TRADOVATE_ACCESS_TOKEN', false);
    assert.equal((await refusal(web.open(nothing))).kind, 'unsupported');
    assert.throws(() => web.withoutToken(), UserFacingError);
  });

  it('takes no variable that runs or travels', async () => {
    for (const variable of ['A;id', 'HTTPS_PROXY', 'GITHUB_TOKEN']) {
      const { kind, remedies } = await refusal(terminals(session, variable, true).open(nothing));
      assert.oneOf(kind, ['blocked', 'invalid-input', 'protocol'], variable);
      assert.deepEqual(remedies, ['open-settings'], variable);
    }
    assert.equal(vscode.window.terminals.filter(({ name }) => name.startsWith('Tradovate')).length, 0);
  });

  it('gives no token with the host of another issuer', async () => {
    session.hold({ ...invented('live'), issuerUrl: 'https://live.tradovateapi.com/v1' });
    assert.isUndefined(await terminals(session, 'TRADOVATE_ACCESS_TOKEN', true).open(nothing));
  });

  it('gives the shell the token and the host, and no other extension', async function () {
    if (isWeb) skipFor(this, 'VS Code for the web has no terminals');
    const folder = vscode.workspace.workspaceFolders?.[0]?.uri;
    if (!folder) return assert.fail('no folder');
    const file = vscode.Uri.joinPath(folder, 'environment.txt');
    const opener = terminals(session, 'TRADOVATE_ACCESS_TOKEN');
    owned.push(opener);
    const opened = await opener.open(nothing);
    const variables = ['$TRADOVATE_ACCESS_TOKEN', '$TRADOVATE_MD_ACCESS_TOKEN', '$TRADOVATE_API_URL', '$WSLENV'];
    const { terminal } = opened ?? assert.fail('no terminal');
    assert.equal(terminal.name, 'Tradovate (Demo)');
    await terminal.processId;
    assert.notInclude(JSON.stringify(terminal.creationOptions), 'invented-');
    const end = commandEnd(terminal);
    await opener.type(terminal, `echo "${variables.join(' ')}" > '${file.fsPath}'`, true);
    const text = await until(async () => {
      const bytes = await vscode.workspace.fs.readFile(file).then(wholeText, nothing);
      return bytes;
    });
    const url = 'https://demo.tradovateapi.com/v1';
    const wsl = 'TRADOVATE_ACCESS_TOKEN/u:TRADOVATE_MD_ACCESS_TOKEN/u:TRADOVATE_API_URL/u';
    assert.equal(text, `${invented('terminal').accessToken} invented-md-token ${url} ${wsl}\n`);
    await end;
    assert.equal((await opener.ready(nothing))?.terminal, terminal, 'the same one as long as its token is current');
    session.hold(invented('next', NOW + 1));
    assert.notEqual((await opener.ready(nothing))?.terminal, terminal);
  });

  it('has no token where none is needed', async function () {
    if (isWeb) skipFor(this, 'VS Code for the web has no terminals');
    const opener = terminals(session, 'TRADOVATE_ACCESS_TOKEN');
    owned.push(opener);
    const terminal = opener.withoutToken();
    assert.notInclude(JSON.stringify(terminal.creationOptions), 'invented-');
    await until(() => terminal.shellIntegration);
    assert.equal(opener.withoutToken(), terminal, 'the same one as long as it waits for a command');
    assert.notEqual((await opener.ready(nothing))?.terminal, terminal);
  });

  it('is not typed into while a program runs there, or a command waits for Enter', async function () {
    if (isWeb) skipFor(this, 'VS Code for the web has no terminals');
    const opener = terminals(session, 'TRADOVATE_ACCESS_TOKEN');
    owned.push(opener);
    const { terminal } = (await opener.open(nothing)) ?? assert.fail('no terminal');
    const isReady = async () => (await opener.ready(nothing))?.terminal === terminal;
    assert.isFalse(await isReady(), 'nobody knows what its shell does');
    await until(() => terminal.shellIntegration);
    assert.isTrue(await isReady());
    const programEnd = commandEnd(terminal);
    terminal.sendText('cat');
    await until(async () => !(await isReady()));
    terminal.sendText('\u0004', false);
    await programEnd;
    assert.isTrue(await isReady());
    const end = commandEnd(terminal);
    await opener.type(terminal, 'true', false);
    assert.isFalse(await isReady());
    terminal.sendText('');
    await end;
    assert.isTrue(await isReady());
  });
});

function wholeText(bytes: Uint8Array): string | undefined {
  const text = new TextDecoder().decode(bytes);
  return text.endsWith('\n') ? text : undefined;
}
