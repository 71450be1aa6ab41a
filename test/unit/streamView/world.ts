import { parseCatalog } from '../../../src/core/operations/catalog';
import { noLimits } from '../../../src/core/requests/send/limits/liveLimits';
import type { LiveOutcome } from '../../../src/core/requests/send/liveLog';
import { Penalties } from '../../../src/core/requests/send/penalties';
import { UserFacingError } from '../../../src/core/platform/errors';
import type { Question } from '../../../src/core/platform/ports';
import { t } from '../../../src/core/platform/text';
import { StreamHub } from '../../../src/core/streamView/streamHub';
import { StreamViewModel } from '../../../src/core/streamView/streamViewModel';
import { FakeClock, FakeNetwork, settle } from '../fakes';
import { FakeSession, FakeSockets, type FakeSocket } from '../streams/fakes';

const operation = (id: string, path: string, kind: string) => ({
  ...{ id, path, kind, method: 'POST', tag: 'T', summary: id, auth: 'bearer', params: [], response: null },
});

export const catalog = parseCatalog(
  JSON.stringify({
    operations: [
      { ...operation('placeOrder', '/order/placeorder', 'mutation'), response: { schema: 'PlaceOrderResult' } },
      operation('accountList', '/account/list', 'query'),
      { ...operation('renewAccessToken', '/auth/renewaccesstoken', 'lifecycle'), handledBySession: 'renewal' },
    ],
    schemas: {},
    sockets: {
      endpoints: [
        { endpoint: 'authorize', summary: 'Authorize', response: null },
        { endpoint: 'md/subscribeQuote', summary: 'Quotes', response: null },
        { endpoint: 'account/list', summary: 'Accounts', response: null },
      ],
    },
  }),
);

/** What LIVE adds to the ids of its contracts. */
export const LIVE_IDS = 1000;

/** A view of live streams whose other end is the test. */
export class World {
  readonly clock = new FakeClock();
  readonly sockets = new FakeSockets();
  readonly session = new FakeSession(this.clock);
  readonly hub = new StreamHub(
    { sockets: this.sockets, clock: this.clock, network: new FakeNetwork(), random: () => 0.5 },
    this.session,
    (text) => text.replaceAll('secret', '••••••'),
  );
  signIns = 0;
  readonly questions: Question[] = [];
  isConfirmed = true;
  isReadOnly = false;
  isLive = false;
  /** Contracts can be looked up. */
  isOnline = true;
  lookUps = 0;
  limits = noLimits;
  /** Of requests in the list of those that were sent to LIVE. */
  readonly liveOutcomes: (readonly [LiveOutcome, status: number | undefined])[] = [];
  changes = 0;
  dirty = 0;
  readonly penalties = new Penalties(this.clock);
  readonly model = this.createModel();

  createModel(): StreamViewModel {
    return new StreamViewModel(
      {
        ...{ hub: this.hub, clock: this.clock, session: this.session, penalties: this.penalties },
        liveLog: { begin: () => (outcome, status) => void this.liveOutcomes.push([outcome, status]) },
        catalog: () => Promise.resolve(catalog),
        live: () => ({ readOnly: this.isReadOnly, limits: this.limits }),
        confirmLive: (question) => {
          this.questions.push(question);
          return Promise.resolve(this.isConfirmed);
        },
        signIn: () => Promise.resolve(this.signIns++),
        contracts: {
          find: (symbol) => {
            this.lookUps++;
            if (!this.isOnline) return Promise.reject(new UserFacingError('network', t('offline')));
            return symbol.startsWith('X')
              ? Promise.reject(new UserFacingError('invalid-input', t('no {0}', symbol)))
              : Promise.resolve({ contractId: symbol.length + (this.isLive ? LIVE_IDS : 0), symbol });
          },
        },
      },
      () => this.changes++,
      () => this.dirty++,
    );
  }

  /** The active profile is one of LIVE, with a token. */
  switchToLive(): void {
    this.isLive = true;
    const environment = { id: 'live', label: 'LIVE', baseUrl: 'https://live.tradovateapi.com/v1' };
    const { token } = this.session;
    if (token) this.session.token = { ...token, issuerUrl: environment.baseUrl };
    this.session.set({ environment, profile: { id: 'q', label: 'Q', environment: 'live' } });
  }

  /** The socket that was opened last, authorized. */
  async opened(): Promise<FakeSocket> {
    await settle();
    const socket = this.sockets.last;
    if (!socket.requests.includes('authorize 1')) socket.authorize();
    await settle();
    return socket;
  }
}

/** A view with an open connection of the account. */
export async function openWorld(environment: 'demo' | 'live'): Promise<World> {
  const world = new World();
  const baseUrl = `https://${environment}.tradovateapi.com/v1`;
  const { token } = world.session;
  if (token) world.session.token = { ...token, issuerUrl: baseUrl };
  world.session.set({ environment: { id: environment, label: environment, baseUrl } });
  world.model.setTab('account');
  await world.opened();
  return world;
}

export const quote = (contractId: number, price: number) => ({
  e: 'md',
  d: { quotes: [{ contractId, timestamp: 't', entries: { Bid: { price } } }] },
});

export const dom = (contractId: number) => ({
  e: 'md',
  d: { doms: [{ contractId, timestamp: 't', bids: [{ price: 1, size: 2 }], offers: [] }] },
});

export const bars = (id: number, ...list: object[]) => ({ e: 'chart', d: { charts: [{ id, bars: list }] } });

export const bar = (minute: number) => ({
  ...{ timestamp: `2026-11-20T15:1${minute}:00.000Z`, open: 1, high: 1, low: 1, close: 1 },
});

export const order = (id: number, ordStatus: string) => ({
  e: 'props',
  d: { entityType: 'order', eventType: 'Updated', entity: { id, ordStatus, accountId: 1, contractId: 5 } },
});
