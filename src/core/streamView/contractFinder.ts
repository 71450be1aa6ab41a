import type { Catalog } from '../operations/catalog';
import { canceledError, toUserFacingError, UserFacingError } from '../platform/errors';
import { t } from '../platform/text';
import { parseResponse } from '../requests/response/parseResponse';
import { penaltyMessage } from '../requests/response/penalty';
import type { Sender } from '../requests/send/sender';
import { readResponse } from '../streams/protocol/readResponse';
import { isEntity } from '../streams/events/streamEvent';
import type { WatchedContract } from '../streams/tables/quoteTable';

const neverAborted = new AbortController().signal;

/** Contracts by symbol: quotes and order books name the id alone. Each is asked for once in each environment. */
export class ContractFinder {
  readonly #found = new Map<string, Promise<WatchedContract>>();

  /**
   * @param environment base URL of the active one
   * @param now ms since 1970, of this machine
   */
  constructor(
    private readonly load: () => Promise<{ readonly sender: Pick<Sender, 'send'>; readonly byId: Catalog['byId'] }>,
    private readonly environment: () => string,
    private readonly now: () => number,
  ) {}

  /** Rejects with a `UserFacingError`: there is no such contract, or no response. */
  find(symbol: string): Promise<WatchedContract> {
    const key = `${this.environment()} ${symbol}`;
    const found = this.#found.get(key) ?? this.#ask(symbol);
    this.#found.set(key, found);
    // An error may be gone the next time.
    found.catch(() => this.#found.delete(key));
    return found;
  }

  async #ask(symbol: string): Promise<WatchedContract> {
    const environment = this.environment();
    try {
      const { sender, byId } = await this.load();
      const operation = byId.get('contractFind');
      if (!operation) throw unknownContract(symbol);
      const prompts = { signal: neverAborted, confirmLive: () => Promise.resolve(false) };
      const { response } = await sender.send({ operation, values: { name: symbol } }, prompts);
      // Nobody knows which of both it went to.
      if (this.environment() !== environment) throw canceledError();
      const { json } = parseResponse(response);
      if (response.status === 404) throw unknownContract(symbol);
      const outcome = readResponse(response.status, json, this.now());
      if (outcome.kind === 'error') throw outcome.error;
      if (outcome.kind === 'penalty') throw new UserFacingError('penalty', penaltyMessage(outcome.waitMs));
      if (!isEntity(outcome.data)) throw unknownContract(symbol);
      return { contractId: outcome.data.id, symbol };
    } catch (error) {
      throw toUserFacingError(error);
    }
  }
}

function unknownContract(symbol: string): UserFacingError {
  return new UserFacingError(
    'invalid-input',
    t("Tradovate has no contract '{0}'. Check its spelling and expiration, such as 'MESZ6'.", symbol),
  );
}
