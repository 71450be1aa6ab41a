import type { RequestHandlers } from '../connection/requestSender';
import { isEntity } from '../events/streamEvent';
import type { StreamRequest } from '../protocol/requestFrame';
import type { AccountTables } from './accountTables';

/** Source: contract, "Conventions": more ids in one request may be refused. */
const MAX_IDS = 10;

/** What sends requests: a stream socket that takes operations (trading, replay). */
export interface Requester {
  request(request: StreamRequest, handlers: RequestHandlers): void;
}

/** Asks for the contracts that rows name but the stream didn't send. Each once a connection: requests are limited. */
export class ContractNames {
  readonly #asked = new Set<number>();
  #isBusy = false;

  constructor(
    private readonly socket: Requester,
    private readonly tables: AccountTables,
  ) {}

  /** Call when rows changed. Sends one request at a time; its response fills the names in. */
  lookUp(): void {
    const ids = this.tables.missingContracts.filter((id) => !this.#asked.has(id)).slice(0, MAX_IDS);
    if (this.#isBusy || ids.length === 0) return;
    this.#isBusy = true;
    for (const id of ids) this.#asked.add(id);
    this.socket.request(
      { endpoint: 'contract/items', query: `ids=${ids.join()}` },
      {
        onData: (data) => {
          this.#isBusy = false;
          if (!Array.isArray(data)) return;
          for (const contract of (data as readonly unknown[]).filter(isEntity)) {
            this.tables.apply('contract', 'Created', contract);
          }
          this.lookUp();
        },
        // Without the permission the ids stay on screen.
        onError: () => (this.#isBusy = false),
      },
    );
  }

  /** A new connection. */
  reset(): void {
    this.#asked.clear();
    this.#isBusy = false;
  }
}
