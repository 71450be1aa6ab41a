import type { Question } from '../../../../src/core/platform/ports';
import { noLimits, type LiveLimits } from '../../../../src/core/requests/send/limits/liveLimits';
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
  const sender = new Sender(
    world,
    window.sessionManager,
    () => settings,
    catalog.schemas,
    () => 'REAL12',
  );
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
  return { ...window, world, sender, send, asked, reply, settings, prompts, controller };
}
