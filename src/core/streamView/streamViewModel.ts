import type { Clock, Disposable } from '../platform/ports';
import { isLive } from '../requests/send/liveGuard';
import { AccountTab } from './accountTab';
import type { ContractFinder } from './contractFinder';
import { MarketDataTabs } from './marketDataTabs';
import { MessagesView } from './messagesView';
import type { StreamPageMessage } from './parseStreamMessage';
import { RequestBox, type RequestBoxPorts } from './requestBox';
import type { StreamHub } from './streamHub';
import type { StreamSnapshot, StreamTab, StreamUpdate } from './streamMessages';
import { ViewSockets } from './viewSockets';

export interface StreamViewPorts extends Omit<RequestBoxPorts, 'accountName'> {
  readonly hub: StreamHub;
  readonly clock: Clock;
  readonly contracts: Pick<ContractFinder, 'find'>;
  /** Gets a token if there is none, with the user's help. Never rejects. */
  readonly signIn: () => Promise<unknown>;
}

/** The messages of the page that change the view alone. */
export type ViewMessage = Exclude<
  StreamPageMessage,
  { readonly type: 'ready' | 'drawn' | 'openMessage' | 'copyMessages' | 'saveMessages' | 'copyCode' }
>;

/** What one view of live streams shows, and what it does. It opens a socket only for what the user has asked for. */
export class StreamViewModel implements Disposable {
  readonly sockets: ViewSockets;
  readonly messages: MessagesView;
  readonly request: RequestBox;
  readonly #account: AccountTab;
  readonly #marketData: MarketDataTabs;
  /** What each tab draws. */
  readonly #views;
  readonly #listeners: readonly Disposable[];
  #tab: StreamTab = 'account';

  /**
   * @param onChange the snapshot changed
   * @param onDirty there is something to take
   */
  constructor(
    private readonly ports: StreamViewPorts,
    private readonly onChange: () => void,
    private readonly onDirty: () => void,
  ) {
    const { hub, clock, contracts } = ports;
    this.sockets = new ViewSockets(hub, () => ports.signIn(), onChange);
    this.#account = new AccountTab(this.sockets, onChange, onDirty);
    this.#marketData = new MarketDataTabs(this.sockets, clock, contracts, onChange, onDirty);
    this.messages = new MessagesView(() => this.sockets.all);
    const { quotes, depth, chart } = this.#marketData;
    this.#views = { account: this.#account, quotes, depth, chart, messages: this.messages };
    const accountName = (id: string) =>
      this.sockets.get('trading')?.data.account.store.get('account', Number(id))?.name;
    this.request = new RequestBox({ ...ports, accountName }, onChange);
    this.#listeners = [
      // The log of events has those of entities that no table has.
      hub.onDidReceive(() => {
        if (this.#tab === 'messages' || this.#tab === 'account') onDirty();
      }),
      hub.onDidForget(() => {
        this.#account.forget();
        this.#marketData.forget();
      }),
      hub.onDidConnect((kind) => {
        if (kind === 'marketData') this.#marketData.lookUp();
      }),
    ];
  }

  /** Ids and names of the accounts that the stream has sent. */
  get accounts(): readonly string[] {
    return [...(this.sockets.get('trading')?.data.account.accountLabels ?? [])];
  }

  get tab(): StreamTab {
    return this.#tab;
  }

  /** The user opened a stream by a command. */
  open(tab: StreamTab, symbols: readonly string[]): void {
    this.setTab(tab);
    const [first] = symbols;
    const marketData = this.#marketData;
    if (tab === 'quotes') for (const symbol of symbols) marketData.addQuote(symbol);
    if (tab === 'depth' && first !== undefined) marketData.showDepth(first);
    if (tab === 'chart' && first !== undefined) marketData.showChart(first, marketData.chart.timeFrame);
  }

  /** What the user does in the page. */
  apply(message: ViewMessage): void {
    switch (message.type) {
      case 'tab':
        this.setTab(message.tab);
        return;
      case 'connect':
        void this.sockets.connect(message.socket);
        return;
      case 'disconnect':
        this.sockets.disconnect(message.socket);
        return;
      case 'addQuote':
        this.#marketData.addQuote(message.text);
        return;
      case 'removeQuote':
        this.#marketData.quotes.remove(message.symbol);
        return;
      case 'depth':
        this.#marketData.showDepth(message.text);
        return;
      case 'chart':
        this.#marketData.showChart(message.text, message.timeFrame);
        return;
      case 'filter':
        this.messages.setFilter(message.filter);
        this.#showMessages();
        return;
      case 'pause':
        this.messages.setPaused(message.on);
        this.#showMessages();
        return;
      case 'clear':
        this.messages.clear();
        this.#showMessages();
        return;
      case 'editDraft':
        this.request.edit(message.change);
        return;
      case 'request':
        void this.#send(message);
        return;
    }
  }

  setTab(tab: StreamTab): void {
    this.#tab = tab;
    // What was shown of this tab is gone from the page.
    this.reset();
    if (tab === 'account') void this.#account.open();
    this.onChange();
  }

  /** A new page begins with everything. */
  reset(): void {
    this.#views[this.#tab].reset();
    // A view that begins anew has everything to take, and doesn't say so.
    this.onDirty();
  }

  snapshot(): StreamSnapshot {
    const { environment, profile } = this.ports.session.state;
    const { messages } = this;
    const { quotes, depth, chart } = this.#marketData;
    const { problem } = this.#account;
    return {
      tab: this.#tab,
      ...(profile ? { profile: profile.label } : {}),
      ...(environment ? { environment: environment.label } : {}),
      isLive: environment !== undefined && isLive(environment.baseUrl, environment.id),
      sockets: this.sockets.views(this.ports.clock.now()).views,
      ...(problem ? { accountProblem: problem } : {}),
      quotes: quotes.symbols,
      depth: { symbol: depth.symbol, ...depth.outcome },
      chart: { symbol: chart.symbol, timeFrame: chart.timeFrame, ...chart.outcome },
      messages: { isPaused: messages.isPaused, filter: messages.filter },
      request: this.request.view,
    };
  }

  /** ms until the snapshot changes although nothing happens; `undefined`: never. */
  get changesIn(): number | undefined {
    return this.sockets.views(this.ports.clock.now()).changesIn;
  }

  /** What changed in the open tab since the last call; `undefined`: nothing. */
  takeUpdate(): StreamUpdate | undefined {
    const part = this.#views[this.#tab].take();
    return part && { [this.#tab]: part };
  }

  dispose(): void {
    for (const part of [...this.#listeners, this.#account, this.#marketData, this.sockets]) part.dispose();
  }

  #showMessages(): void {
    this.onChange();
    this.onDirty();
  }

  async #send({ socket, endpoint, query, body }: Extract<ViewMessage, { readonly type: 'request' }>): Promise<void> {
    const stream = await this.sockets.open(socket);
    if (stream) await this.request.send(stream, { endpoint, query, body });
  }
}
