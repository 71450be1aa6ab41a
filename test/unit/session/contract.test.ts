import { t } from '../../../src/core/platform/text';
import { canceledError, UserFacingError } from '../../../src/core/platform/errors';
import type { HttpResponse } from '../../../src/core/platform/ports';
import { FakeUser, settle } from '../fakes';
import { checkCell, entriesOf, rows, starts, type Row, type Scripted, type Start } from './contract.table';
import { credentials, openWindow, World } from './world';

/** The other starts behave as these in every row: nothing is sent during a block, and without a valid token is signed in. */
const mainStarts: readonly Start[] = ['no token', 'alive within its lead'];

/** The contract over fakes; test/run/session has every cell of the table over HTTP. */
describe('the contract', () => {
  for (const [index, row] of rows.entries()) {
    it(row.response, async () => {
      for (const start of index === 0 ? starts : mainStarts) await cell(row, start);
    });
  }
});

async function cell(row: Row, start: Start): Promise<void> {
  const world = new World();
  // The window does what this table says, nothing automatically.
  world.settings.automatic = false;
  const user = new FakeUser();
  const store = world.store();
  const profile = await store.add({ id: 'demo', label: 'Demo' }, credentials);
  const environment = 'https://demo.tradovateapi.com/v1';
  const { token, metadata, records } = entriesOf(start, 'token-0', world.clock.now(), environment, profile.id);
  if (token !== undefined) world.vault.entries.set(`token.${profile.id}`, token);
  if (metadata) world.memory.entries.set(`token.${profile.id}`, metadata);
  world.shared.text = records;
  const script = [...row.script];
  world.http.replies.push(() => replyOf(script.shift() ?? 'good', world, user));
  const { sessionManager, errors } = await openWindow(world, store);
  await settle();
  const bench = {
    label: 'Demo',
    sessionManager,
    errors,
    calls: () => world.calls().map((call) => (call.endsWith('/account/list') ? 'probe' : call)),
    until: async (done: Promise<unknown>) => {
      const progress = { over: false };
      const end = () => void (progress.over = true);
      done.then(end, end);
      await settle();
      for (let seconds = 0; !progress.over && seconds < 60; seconds++) await world.clock.advance(1000);
      await done;
      await settle();
    },
  };
  await checkCell(row, start, bench, user);
  sessionManager.dispose();
}

function replyOf(what: Scripted, world: World, user: FakeUser): Partial<HttpResponse> | Error {
  const isProbe = world.http.sent.at(-1)?.url.endsWith('/account/list') === true;
  switch (what) {
    case 'good':
      return isProbe ? { body: '[]' } : world.token()();
    case 'network':
      return new UserFacingError('network', t('No network.'));
    case 'timeout':
      return new UserFacingError('network', t('Timeout.'));
    case 'canceled':
      // If nobody can cancel, the connection ends.
      user.controller.abort();
      return canceledError();
    case 'elsewhere 307':
      return { status: 307, headers: { location: 'https://evil.invalid/v1/auth/renewaccesstoken' } };
    default:
      return 'fields' in what ? world.token(undefined, what.fields)() : what;
  }
}
