import { assert } from 'chai';
import * as vscode from 'vscode';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import { UserFacingError } from '../../../src/core/platform/errors';
import { englishText } from '../../../src/core/platform/text';
import type { Question } from '../../../src/core/platform/ports';
import type { ProcessOptions, Processes } from '../../../src/core/run/processes';
import { SharedConsent } from '../../../src/core/run/sharedConsent';
import { notSignedInError } from '../../../src/core/session/sessionErrors';
import { DebugConfigurations } from '../../../src/ui/run/debugConfigurations';
import { HandedTokens } from '../../../src/ui/run/handedTokens';
import { LaunchFileFeatures } from '../../../src/ui/run/launchFileFeatures';
import { Tasks } from '../../../src/ui/run/tasks';
import { closeAll } from './editor';
import { FakeSession, invented, NOW } from './fakes';
import { openFresh } from './named';
import { until } from './until';

const LIVE = { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovateapi.com/v1' };
const settings = { snippetVariable: 'TRADOVATE_ACCESS_TOKEN' };
const ENV = { T: 'tradovate:accessToken', U: 'tradovate:apiUrl', P: 'tradovate:profile', X: 'plain' };
const bot = { type: 'node', request: 'launch', name: 'Bot', env: ENV };

/** A session whose token can be renewed. */
class RunSession extends FakeSession {
  renewals = 0;
  /** What a renewal brings. */
  next: AccessToken | Error = new Error('no renewal was expected');
  onRenewal = (): void => undefined;

  renewalLeadOf(): number {
    return 15 * 60_000;
  }

  get tokenInMemory(): undefined {
    return undefined;
  }

  renew(): Promise<{ readonly token: AccessToken }> {
    this.renewals++;
    this.onRenewal();
    return this.next instanceof Error ? Promise.reject(this.next) : Promise.resolve({ token: this.next });
  }
}

describe('programs that are started with a token', () => {
  let session: RunSession;
  let reported: UserFacingError[];
  let questions: string[];
  let answer: boolean;
  let trusted: boolean;
  let started: ProcessOptions[];
  beforeEach(() => {
    session = new RunSession();
    session.hold(invented('run'));
    [reported, questions, started, answer, trusted] = [[], [], [], true, true];
  });
  afterEach(closeAll);

  function createUi() {
    const clock = { monotonic: () => 0 };
    const reporter = { report: (error: unknown) => Promise.resolve(void reported.push(error as UserFacingError)) };
    const processes: Processes = {
      isWindows: false,
      read: () => Promise.resolve(undefined),
      start(options, handlers) {
        started.push(options);
        handlers.onOutput('started\n');
        handlers.onEnd(options.command === 'fail' ? 3 : 0);
        const nothing = () => undefined;
        return { write: nothing, endInput: nothing, interrupt: nothing, kill: nothing };
      },
    };
    return {
      tokenUi: session.tokenUi(),
      consent: new SharedConsent(() => clock.monotonic()),
      isTrusted: () => trusted,
      handed: new HandedTokens(reporter),
      processes: () => Promise.resolve(processes),
      elsewhere: () => false,
      ask: ({ question, detail }: Question) => {
        questions.push([question, ...detail].map(englishText).join('\n'));
        return Promise.resolve(answer);
      },
      ...{ reporter, settings, clock },
    };
  }

  const resolve = (configuration: vscode.DebugConfiguration, ui = createUi()) =>
    new DebugConfigurations(ui).resolve(undefined, configuration);

  describe('by a launch configuration', () => {
    it('receive what their variables ask for', async () => {
      const resolved = await resolve(bot);
      assert.deepEqual(resolved?.['env'], {
        T: invented('run').accessToken,
        U: 'https://demo.tradovateapi.com/v1',
        P: 'Demo · alice',
        X: 'plain',
      });
      assert.equal(session.renewals, 0);
      assert.deepEqual(questions, []);
    });

    const ending: AccessToken = { ...invented('ending'), expiresAt: NOW + 60_000 };

    it('receive a renewed token if theirs ends soon', async () => {
      session.hold(ending);
      session.next = invented('renewed');
      assert.deepInclude((await resolve(bot))?.['env'], { T: invented('renewed').accessToken });
    });

    it('receive a token that ends soon if it cannot be renewed now', async () => {
      session.hold(ending);
      session.next = new UserFacingError('network', []);
      assert.deepInclude((await resolve(bot))?.['env'], { T: ending.accessToken });
      assert.deepEqual(reported, []);
    });

    for (const next of [new UserFacingError('network', []), invented('renewed')])
      it(`are not started if the user switches to LIVE during the renewal, which ${next instanceof Error ? 'fails' : 'succeeds'}`, async () => {
        session.hold(ending);
        session.next = next;
        session.onRenewal = () => {
          session.switchTo('live');
          session.state = { ...session.state, environment: LIVE };
        };
        assert.isUndefined(await resolve(bot));
        assert.deepEqual(reported[0]?.kind, 'canceled');
        assert.deepEqual(questions, []);
      });

    it('are not started without a session, and nobody signs in', async () => {
      session = new RunSession();
      assert.isUndefined(await resolve(bot));
      assert.deepEqual([reported[0]?.kind, session.renewals], [notSignedInError().kind, 0]);
      assert.deepEqual(reported[0]?.remedies, ['get-token']);
    });

    it('are not started in a workspace that is not trusted', async () => {
      trusted = false;
      assert.isUndefined(await resolve(bot));
      assert.equal(reported[0]?.kind, 'blocked');
    });

    for (const [configuration, kind] of [
      [{ ...bot, env: { A: 'tradovate:typo' } }, 'invalid-input'],
      [{ ...bot, console: 'integratedTerminal' }, 'unsupported'],
    ] as const)
      it(`are not started: ${kind}, said once for a compound`, async () => {
        const ui = createUi();
        const provider = new DebugConfigurations(ui);
        for (const part of [configuration, configuration]) assert.isUndefined(await provider.resolve(undefined, part));
        assert.deepEqual(
          reported.map((error) => error.kind),
          [kind],
        );
      });

    it('may run in a terminal if they receive no token', async () => {
      const configuration = { ...bot, console: 'integratedTerminal', env: { P: 'tradovate:profile' } };
      assert.deepEqual((await resolve(configuration))?.['env'], { P: 'Demo · alice' });
    });

    for (const agreed of [true, false])
      it(`are asked about once for LIVE, all parts of a compound: ${agreed ? 'yes' : 'no'}`, async () => {
        session.hold({ ...invented('run'), issuerUrl: LIVE.baseUrl });
        session.state = { ...session.state, environment: LIVE };
        answer = agreed;
        const ui = createUi();
        const parts = await Promise.all([resolve(bot, ui), resolve({ ...bot, name: 'Other' }, ui)]);
        assert.deepEqual(
          parts.map((part) => part !== undefined),
          [agreed, agreed],
        );
        assert.equal(questions.length, 1);
        for (const named of ['LIVE', "'Bot'", 'live.tradovateapi.com', 'Demo · alice', 'Environment variables: T'])
          assert.include(questions[0], named);
        assert.deepEqual(
          reported.filter(({ kind }) => kind !== 'canceled'),
          [],
        );
      });

    it('are asked about once for a simulation whose token may open LIVE', async () => {
      const { profile } = session.state;
      if (profile) session.state = { ...session.state, profile: { ...profile, signIn: 'oauth' } };
      const ui = createUi();
      for (let time = 0; time < 2; time++) {
        assert.isDefined(await resolve(bot, ui));
        ui.clock.monotonic = () => 1e9;
      }
      assert.equal(questions.length, 1);
    });

    it('lose a token that a debugger would type into a terminal', async () => {
      const ui = createUi();
      const configuration = await resolve(bot, ui);
      const tracker = ui.handed.createDebugAdapterTracker({ name: 'Bot' } as vscode.DebugSession);
      const message = {
        type: 'request',
        command: 'runInTerminal',
        arguments: { env: configuration?.['env'] as unknown },
      };
      tracker?.onDidSendMessage?.(message);
      assert.notInclude(JSON.stringify(message), 'invented-run');
      assert.include(JSON.stringify(message), 'plain');
      assert.equal(reported[0]?.kind, 'unsupported');
    });
  });

  describe('by a task', () => {
    async function run(definition: object): Promise<number | undefined> {
      const listed = new vscode.Task(
        { type: 'tradovate', ...definition },
        vscode.TaskScope.Workspace,
        'bot',
        'tradovate',
      );
      const task = new Tasks(createUi()).resolveTask(listed);
      const ended: vscode.TaskProcessEndEvent[] = [];
      const listening = vscode.tasks.onDidEndTaskProcess((event) => ended.push(event));
      try {
        const execution = await vscode.tasks.executeTask(task);
        assert.notInclude(JSON.stringify(execution.task), 'invented-', 'every extension sees the task');
        return (await until(() => ended.find((event) => event.execution.task.name === 'bot'))).exitCode;
      } finally {
        listening.dispose();
      }
    }

    it('receive the variables of a terminal, and their exit code is that of the task', async () => {
      assert.equal(await run({ command: 'node bot.js' }), 0);
      const { command, env } = started[0] ?? assert.fail('nothing was started');
      assert.equal(command, 'node bot.js');
      assert.deepInclude(env, {
        TRADOVATE_ACCESS_TOKEN: invented('run').accessToken,
        TRADOVATE_MD_ACCESS_TOKEN: invented('run').accessToken,
        TRADOVATE_API_URL: 'https://demo.tradovateapi.com/v1',
      });
      assert.equal(await run({ command: 'fail' }), 3);
    });

    it('receive the variables that the task names', async () => {
      await run({ command: 'a', env: { MINE: 'tradovate:profile' } });
      assert.deepInclude(started[0]?.env, { MINE: 'Demo · alice' });
      assert.notProperty(started[0]?.env, 'TRADOVATE_ACCESS_TOKEN');
    });

    it('fail without a command or a session, and nothing is started', async () => {
      assert.equal(await run({ command: '' }), 1);
      session = new RunSession();
      assert.equal(await run({ command: 'a' }), 1);
      assert.deepEqual(
        reported.map(({ kind }) => kind),
        ['invalid-input', 'not-signed-in'],
      );
      assert.deepEqual(started, []);
    });
  });

  describe('by the help in launch.json', () => {
    const features = new LaunchFileFeatures(settings);
    const labels = (items: readonly vscode.CompletionItem[]) => items.map(({ label }) => label);

    it('get their variables, which keep comments', async () => {
      const text = '{\n  // mine\n  "configurations": [\n    { "type": "node", "name": "B|ot" /* why */ }\n  ]\n}\n';
      const { document, selection } = await openFresh(text, 'jsonc');
      const [action] = features.provideCodeActions(document, selection);
      assert.equal(action?.kind?.value, vscode.CodeActionKind.QuickFix.value);
      await vscode.workspace.applyEdit(action?.edit ?? assert.fail('no edit'));
      const now = document.getText();
      assert.include(now, '// mine');
      assert.include(now, '/* why */');
      assert.include(now, '"TRADOVATE_ACCESS_TOKEN": "tradovate:accessToken"');
      assert.deepEqual(features.provideCodeActions(document, selection), [], 'once is enough');
    });

    it('are completed, explained and corrected', async () => {
      const text = '{ "configurations": [{ "type": "node", "env": { "T": "tradovate:|typo" } }] }';
      const { document, selection } = await openFresh(text, 'jsonc');
      const items = features.provideCompletionItems(document, selection.active);
      assert.sameMembers(labels(items) as string[], [
        'tradovate:accessToken',
        'tradovate:mdAccessToken',
        'tradovate:apiUrl',
        'tradovate:profile',
      ]);
      assert.isUndefined(features.provideHover(document, selection.active));
      const [fix] = features.provideCodeActions(document, selection);
      await vscode.workspace.applyEdit(fix?.edit ?? assert.fail('no edit'));
      assert.include(document.getText(), '"T": "tradovate:accessToken" }');
      assert.isDefined(features.provideHover(document, selection.active));
    });
  });
});
