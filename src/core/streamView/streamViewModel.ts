import type { UserFacingError } from '../platform/errors';
import type { Clock, Disposable } from '../platform/ports';
import type { Text } from '../platform/text';
import { isLive } from '../requests/send/liveGuard';
import type { SocketKind } from '../streams/connection/socketUrl';
import { AccountView } from './accountView';
import { ChartView } from './chartView';
import type { ContractFinder } from './contractFinder';
import { DepthView } from './depthView';
import { MessagesView } from './messagesView';
import type { StreamPageMessage } from './parseStreamMessage';
import { QuotesView } from './quotesView';
import { readSymbol } from './readSymbol';
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
  readonly quotes: QuotesView;
  readonly depth: DepthView;
  readonly chart: ChartView;
  readonly messages: MessagesView;
  readonly #request: RequestBox;
  readonly #listener: Disposable;
  #tab: StreamTab = 'account';
  #account: AccountView | undefined;
  #accountProblem: readonly Text[] | undefined;

  /**
   * @param onChange the snapshot changed
   * @param onDirty there is something to take
   */
  constructor(
    private readonly ports: StreamViewPorts,
    private readonly onChange: () => void,
    private readonly onDirty: () => void,
  ) {
    const { hub, contracts } = ports;
    const find = (symbol: string) => contracts.find(symbol);
    this.sockets = new ViewSockets(hub, () => ports.signIn(), onChange);
    this.quotes = new QuotesView(find, onChange, onDirty);
    this.depth = new DepthView(find, onChange, onDirty);
    this.chart = new ChartView(onChange, onDirty);
    this.messages = new MessagesView(() => this.sockets.all);
    const accountName = (id: string) =>
      this.sockets.get('trading')?.data.account.store.get('account', Number(id))?.name;
    this.#request = new RequestBox({ ...ports, accountName }, onChange);
    // The log of events has those of entities that no table has.
    this.#listener = hub.onDidReceive(() => {
      if (this.#tab === 'messages' || this.#tab === 'account') onDirty();
    });
  }

  get tab(): StreamTab {
    return this.#tab;
  }

  /** The user opened a stream by a command. */
  open(tab: StreamTab, symbols: readonly string[]): void {
    this.setTab(tab);
    const [first] = symbols;
    if (tab === 'quotes') for (const symbol of symbols) this.apply({ type: 'addQuote', text: symbol });
    if (tab === 'depth' && first !== undefined) this.apply({ type: 'depth', text: first });
    if (tab === 'chart' && first !== undefined)
      this.apply({ type: 'chart', text: first, timeFrame: this.chart.timeFrame });
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
        this.#withSymbol(message.text, (symbol) => {
          this.quotes.add(symbol);
          void this.#attach('marketData', this.quotes);
        });
        return;
      case 'removeQuote':
        this.quotes.remove(message.symbol);
        return;
      case 'depth':
        this.#withSymbol(message.text, (symbol) => {
          this.depth.show(symbol);
          void this.#attach('marketData', this.depth);
        });
        return;
      case 'chart':
        this.#withSymbol(message.text, (symbol) => {
          this.chart.show(symbol, message.timeFrame);
          void this.#attach('marketData', this.chart);
        });
        return;
      case 'filter':
        this.messages.setFilter(message.filter);
        this.onChange();
        return;
      case 'pause':
        this.messages.setPaused(message.on);
        this.onChange();
        return;
      case 'clear':
        this.messages.clear();
        this.onChange();
        return;
      case 'request':
        void this.#send(message);
        return;
    }
  }

  setTab(tab: StreamTab): void {
    this.#tab = tab;
    // What was shown of this tab is gone from the page.
    this.#resetTab();
    if (tab === 'account') void this.#openAccount();
    this.onChange();
  }

  /** A new page begins with everything. */
  reset(): void {
    this.#resetTab();
  }

  snapshot(): StreamSnapshot {
    const { environment, profile } = this.ports.session.state;
    const { depth, chart, messages } = this;
    return {
      tab: this.#tab,
      ...(profile ? { profile: profile.label } : {}),
      ...(environment ? { environment: environment.label } : {}),
      isLive: environment !== undefined && isLive(environment.baseUrl, environment.id),
      sockets: this.sockets.views(this.ports.clock.now()).views,
      ...(this.#accountProblem ? { accountProblem: this.#accountProblem } : {}),
      quotes: this.quotes.symbols,
      depth: { symbol: depth.symbol, ...(depth.problem ? { problem: depth.problem } : {}) },
      chart: { symbol: chart.symbol, timeFrame: chart.timeFrame, ...(chart.problem ? { problem: chart.problem } : {}) },
      messages: { isPaused: messages.isPaused, filter: messages.filter },
      request: this.#request.view,
    };
  }

  /** ms until the snapshot changes although nothing happens; `undefined`: never. */
  get changesIn(): number | undefined {
    return this.sockets.views(this.ports.clock.now()).changesIn;
  }

  /** What changed in the open tab since the last call; `undefined`: nothing. */
  takeUpdate(): StreamUpdate | undefined {
    const update = this.#takeTab();
    return Object.values(update).some((part) => part !== undefined) ? update : undefined;
  }

  dispose(): void {
    this.#listener.dispose();
    this.#account?.dispose();
    for (const view of [this.quotes, this.depth, this.chart, this.sockets]) view.dispose();
  }

  #takeTab(): StreamUpdate {
    switch (this.#tab) {
      case 'account': {
        const account = this.#account?.take();
        return account && Object.keys(account).length > 0 ? { account } : {};
      }
      case 'quotes':
        return defined('quotes', this.quotes.take());
      case 'depth':
        return defined('depth', this.depth.take());
      case 'chart':
        return defined('chart', this.chart.take());
      case 'messages':
        return defined('messages', this.messages.take());
    }
  }

  #resetTab(): void {
    switch (this.#tab) {
      case 'account':
        this.#account?.reset();
        return;
      default:
        this[this.#tab].reset();
    }
  }

  async #openAccount(): Promise<void> {
    const stream = await this.sockets.open('trading');
    if (!stream || this.#account) return;
    const onError = (error: UserFacingError) => {
      this.#accountProblem = error.fullText;
      this.onChange();
    };
    this.#account = new AccountView(stream, this.onDirty, onError);
    this.onDirty();
  }

  #withSymbol(text: string, action: (symbol: string) => void): void {
    const symbol = readSymbol(text, this.ports.clock.now());
    if (symbol !== undefined) action(symbol);
  }

  async #attach(kind: SocketKind, view: QuotesView | DepthView | ChartView): Promise<void> {
    const stream = await this.sockets.open(kind);
    if (stream) view.attach(stream);
  }

  async #send({ socket, endpoint, query, body }: Extract<ViewMessage, { readonly type: 'request' }>): Promise<void> {
    const stream = await this.sockets.open(socket);
    if (stream) await this.#request.send(stream, { endpoint, query, body });
  }
}

function defined<K extends keyof StreamUpdate>(name: K, part: StreamUpdate[K]): StreamUpdate {
  return part === undefined ? {} : { [name]: part };
}
