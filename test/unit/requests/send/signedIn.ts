import type { Question } from '../../../../src/core/platform/ports';
import { noLimits, type LiveLimits } from '../../../../src/core/requests/send/limits/liveLimits';
import { Penalties } from '../../../../src/core/requests/send/penalties';
import type { RequestInput } from '../../../../src/core/requests/send/requestInput';
import { Sender, type SendSettings } from '../../../../src/core/requests/send/sender';
import { FakeUser, type Reply } from '../../fakes';
import { catalog, operation } from '../../operations/fixture';
import { World } from '../../session/world';

export const order: RequestInput = {
  operation: operation('placeOrder'),
  values: { accountId: 12, action: 'Buy', symbol: 'MESZ6', orderQty: 1, orderType: 'Market', isAutomated: true },
};
export const accounts: RequestInput = { operation: operation('accountList'), values: {} };

export const penalty = (ticket: string, seconds = 15): Reply => ({
  body: JSON.stringify({ 'p-ticket': ticket, 'p-time': seconds }),
});

/** A window that is signed in, with its sender and its user. */
export async function signedIn(
  environment: string,
  { readOnly = false, yes = true, limits = noLimits }: { readOnly?: boolean; yes?: boolean; limits?: LiveLimits } = {},
) {
  const world = new World();
  const window = await world.open(environment);
  world.http.replies.push(world.token());
  await window.sessionManager.getToken(new FakeUser());
  world.http.sent.length = 0;
  const settings: { -readonly [key in keyof SendSettings]: SendSettings[key] } = { timeoutMs: 1000, readOnly, limits };
  const { http, clock, log, redactor } = world;
  const parts = { http, clock, log, redactor, penalties: new Penalties(clock) };
  const [sender, otherSender] = [0, 1].map(
    () =>
      new Sender(
        parts,
        window.sessionManager,
        () => settings,
        catalog.schemas,
        () => 'REAL12',
      ),
  ) as [Sender, Sender];
  const asked: Question[] = [];
  const controller = new AbortController();
  const prompts = {
    signal: controller.signal,
    confirmLive: (question: Question) => {
      asked.push(question);
      return Promise.resolve(yes);
    },
  };
  const reply = (...replies: Reply[]) => world.http.replies.splice(0, Infinity, ...replies);
  const send = (input: RequestInput) => sender.send(input, prompts);
  const other = (input: RequestInput) => otherSender.send(input, prompts);
  return { ...window, world, send, other, asked, reply, settings, prompts, controller };
}
