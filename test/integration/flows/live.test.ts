import assert from 'node:assert/strict';
import { commands, remedies } from '../../../src/core/manifest';
import { readOnlyError } from '../../../src/core/requests/send/liveGuard';
import { pageStrings } from '../../../src/core/sidebar/pageStrings';
import { waitFor } from '../../hosts/wait';
import type { FaultSpec } from '../../sandbox/sandbox';
import { profileTexts } from '../../../src/ui/profile/profileTexts';
import { saying } from './said';
import { command, host, ITEM, pick, there, useStage, type Stage } from './stage';
import {
  barrier,
  CHANGE,
  changed,
  changesAt,
  clearRequest,
  keybindings,
  openSockets,
  signInTo,
  waitSuccess,
  ways,
} from './ways';

const REFUSED =
  readOnlyError({ id: 'liquidatePosition', kind: 'mutation', path: CHANGE }, true, true)?.message ?? assert.fail();
/** The user's own name for LIVE. */
const settings = { 'tradovate.environments': { Mine: 'https://live.tradovateapi.com/v1' } };
const onChange = { on: CHANGE };

describe(`LIVE (${host})`, () => {
  // Neither a key binding nor a workspace may switch it off.
  const files = { '.vscode/settings.json': JSON.stringify({ 'tradovate.live.readOnly': false }) };
  const stage = useStage({ tradovate: true, settings, keybindings, files });
  const demo = () => stage.sandboxOf('Demo');
  const live = () => stage.sandboxOf('LIVE');
  /** To the profile there, which has a token. */
  const switchTo = async (environment: string): Promise<void> => {
    const { window } = stage;
    await command(window, commands.switchProfile);
    await pick(window, profileTexts.chooseActiveProfile, `${environment} · ${live().credentials.name}`);
    await window.statusBar.wait(ITEM, new RegExp(`^\\$\\(key\\) ${environment} 1h`));
  };

  before(async () => {
    await signInTo(stage, demo(), 'Demo');
    await signInTo(stage, live(), 'Mine');
    await signInTo(stage, live(), 'LIVE');
  });

  describe('read-only as it is by default', () => {
    beforeEach(() => clearRequest(stage));

    for (const [way, tryIt] of Object.entries(ways)) {
      it(`lets no change leave by ${way}, and says why`, async () => {
        await tryIt(stage.window);
        await stage.window.sidebar.wait(REFUSED);
        await stage.picture('live-read-only');
        await barrier(stage, live());
        assert.equal(await stage.window.notifications.dialog(), undefined);
        assert.deepEqual(changesAt(live()), []);
      });
    }

    it('lets none leave under another name of the environment', async () => {
      await switchTo('Mine');
      await clearRequest(stage);
      await there(ways['messages that the page would not send'])(stage.window);
      await stage.window.sidebar.wait(REFUSED);
      await barrier(stage, live());
      assert.deepEqual(changesAt(live()), []);
    });

    it('lets a change leave for Demo, unasked, and does not follow it to LIVE', async () => {
      await switchTo('Demo');
      await clearRequest(stage);
      await there(ways['the sidebar'])(stage.window);
      await waitSuccess(stage.window);
      assert.deepEqual(
        changesAt(demo()).map(({ body }) => JSON.parse(body) as unknown),
        [changed],
      );
      demo().fault({ name: 'wrong-host', to: 'https://live.tradovateapi.com/v1', ...onChange });
      await clearRequest(stage);
      await there(ways['the sidebar'])(stage.window);
      await stage.window.sidebar.wait(/HTTP 307|another host/);
      await barrier(stage, demo());
      assert.equal(changesAt(demo()).length, 2);
      assert.deepEqual(changesAt(live()), []);
    });
  });

  describe('where the user has allowed changes', () => {
    let earlier = 0;
    before(async () => {
      const { window } = stage;
      await switchTo('LIVE');
      await command(window, commands.allowLiveChanges);
      await window.notifications.waitDialog('LIVE');
      await window.notifications.clickDialog('Allow Changes');
      // Said once the setting is changed, in the status bar.
      const said = async () => (await window.statusBar.items()).some(({ text }) => /^\$\(check\) .*LIVE/.test(text));
      await waitFor('changes to be allowed', said);
      await barrier(stage, live()); // names the accounts
    });
    beforeEach(async () => {
      live().clearFaults();
      await clearRequest(stage);
      earlier = changesAt(live()).length;
    });
    /** Sent since the test began. */
    const sent = () => changesAt(live()).slice(earlier);

    for (const [way, tryIt] of Object.entries(ways)) {
      it(`asks for a change by ${way}: nothing leaves without a yes, and one request with it`, async () => {
        await tryIt(stage.window);
        await asked(stage);
        await stage.picture('live-question');
        assert.deepEqual(sent(), []);
        await stage.window.notifications.clickDialog('Cancel');
        await barrier(stage, live());
        assert.deepEqual(sent(), []);

        await clearRequest(stage);
        await tryIt(stage.window);
        await asked(stage);
        await stage.window.notifications.clickDialog('Send to LIVE');
        await waitSuccess(stage.window);
        await barrier(stage, live());
        const [body, ...more] = sent().map((one) => JSON.parse(one.body) as unknown);
        assert.deepEqual(more, []);
        assert.deepEqual(body, changed);
        assert.equal(await stage.window.notifications.dialog(), undefined);
      });
    }

    for (const key of ['Enter', 'Escape']) {
      it(`takes ${key} for a no`, async () => {
        await there(ways['the sidebar'])(stage.window);
        await asked(stage);
        await stage.window.press(key);
        await barrier(stage, live());
        assert.equal(await stage.window.notifications.dialog(), undefined);
        assert.deepEqual(sent(), []);
      });
    }

    it('sends what was asked for, not what has become of it since', async () => {
      const { sidebar, notifications } = stage.window;
      await there(ways['messages that the page would not send'])(stage.window);
      await asked(stage);
      await sidebar.post({ type: 'editJson', n: 2, text: JSON.stringify({ ...changed, accountId: 666 }) });
      await notifications.clickDialog('Send to LIVE');
      await waitSuccess(stage.window);
      await barrier(stage, live());
      assert.deepEqual(
        sent().map(({ body }) => JSON.parse(body) as unknown),
        [changed],
      );
    });

    const failures = [
      ['http-500', /HTTP 500\)/],
      ['http-408', /HTTP 408\)/],
      ['http-401', /HTTP 401\)/],
      ['cut-before', saying(pageStrings.noResponse)],
    ] as const;
    /** @returns what the sidebar shows then */
    const sendInVain = async (way: string, name: FaultSpec['name'], said: RegExp): Promise<string> => {
      const { notifications, sidebar } = stage.window;
      live().fault({ name, ...onChange });
      await there(ways[way])(stage.window);
      await asked(stage);
      await notifications.clickDialog('Send to LIVE');
      return sidebar.wait(said);
    };
    for (const [name, said] of failures) {
      it(`does not repeat it automatically after ${name}, nor at once by a button`, async () => {
        const { window } = stage;
        assert.doesNotMatch(await sendInVain('the sidebar', name, said), saying(remedies['try-again'].title));
        await stage.picture(`live-${name}`);
        // Asked for all the same: a new question.
        await window.sidebar.post({ type: 'try', n: 0 });
        await asked(stage);
        await window.notifications.clickDialog('Cancel');
        await barrier(stage, live());
        assert.equal(sent().length, 1);
      });
    }

    it('repeats none of the failed ones after a reload', async () => {
      const { window } = stage;
      for (const [name, said] of failures) await sendInVain('messages that the page would not send', name, said);
      await window.reload();
      await window.statusBar.wait(ITEM, /LIVE 1h/);
      await barrier(stage, live());
      assert.equal(sent().length, failures.length);
    });

    it('asks under another name of the environment, too', async () => {
      const { window } = stage;
      await switchTo('Mine');
      await clearRequest(stage);
      await there(ways['the sidebar'])(window);
      const { message, detail } = await window.notifications.waitDialog(CHANGE);
      assert.match(message, /Mine/);
      assert.match(detail, /live\.tradovateapi\.com/);
      await window.notifications.clickDialog('Cancel');
      await barrier(stage, live());
      assert.deepEqual(sent(), []);
    });
  });

  /** Here, because it takes hosts that no setting names. */
  describe('next to Demo', () => {
    it("lets its streams get a token and go through VS Code's proxy, where the settings say", async () => {
      const { window } = stage;
      await switchTo('Demo');
      await command(window, commands.forgetToken);
      await window.statusBar.wait(ITEM, /^\$\(key\) Demo$/);
      await command(window, commands.openStream);
      await window.quickInput.listed();
      await window.press('Enter');
      await window.streams.wait(/USD/);
      assert.equal(openSockets(demo()), 1);
      await stage.picture('streams-proxy');
    });
  });
});

/** Waits for the question, which names the account, the action and the environment. */
async function asked({ window }: Stage): Promise<void> {
  const { message, detail } = await window.notifications.waitDialog(CHANGE);
  assert.match(message, /\/order\/liquidateposition[^]*LIVE/);
  assert.match(detail, /live\.tradovateapi\.com/);
  assert.match(detail, /LIVE900101 \(900101\)$/m);
  assert.match(detail, /LIVE · \S+$/m);
}
