import { toUserFacingError, isCanceled } from '../../platform/errors';
import { remember } from '../../operations/recentOperations';
import type { Clock, Log, KeyValueStore } from '../../platform/ports';
import { isLive } from './liveGuard';
import type { Sender, SendInteraction, RequestInput } from './sender';
import type { Outcome } from '../../sidebar/historyEntry';

export interface InFlightPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly memory: KeyValueStore;
  readonly sender: Sender;
  /** Of the active profile, as they are now. */
  readonly place: () => { readonly baseUrl: string; readonly environmentId: string; readonly environment: string };
}

/** The one request that is under way, from the wish to what came of it. */
export class InFlightRequest {
  #controller: AbortController | undefined;
  #over = Promise.resolve();
  #count = 0;

  /** @param changed it has begun or ended */
  constructor(
    private readonly ports: InFlightPorts,
    private readonly changed: () => void,
  ) {}

  get isRunning(): boolean {
    return this.#controller !== undefined;
  }

  /** When what is under way now has ended. Never rejects. */
  get settled(): Promise<void> {
    return this.#over;
  }

  cancel(): void {
    this.#controller?.abort();
  }

  /**
   * Sends it once, unless another one is under way. Never rejects.
   * @param prepare sees to it that there is a token; answers whether there is
   * @param landed is told what came of it; not where it was cancelled
   */
  async start(
    wish: RequestInput,
    prepare: () => Promise<boolean>,
    confirmLive: SendInteraction['confirmLive'],
    landed: (outcome: Outcome) => void,
  ): Promise<void> {
    if (this.isRunning) return;
    const controller = new AbortController();
    this.#controller = controller;
    this.changed();
    this.#over = this.#send(wish, prepare, { signal: controller.signal, confirmLive }, landed).finally(() => {
      this.#controller = undefined;
      this.changed();
    });
    await this.#over;
  }

  async #send(
    wish: RequestInput,
    prepare: () => Promise<boolean>,
    person: SendInteraction,
    landed: (outcome: Outcome) => void,
  ): Promise<void> {
    const { clock, sender, log, memory } = this.ports;
    const { operation } = wish;
    const { environment, environmentId, baseUrl } = this.ports.place();
    const at = clock.now();
    const outcome = { id: ++this.#count, operation, environment, live: isLive(baseUrl, environmentId), at };
    try {
      await remember(memory, operation.id);
      if (!(await prepare()) || person.signal.aborted) return;
      const sent = await sender.send(wish, person);
      landed({ ...outcome, live: sent.live, ms: sent.ms, result: sent });
    } catch (error) {
      const failure = toUserFacingError(error);
      if (failure !== error) log.error(`Unexpected: ${error instanceof Error ? (error.stack ?? '') : String(error)}`);
      if (isCanceled(failure)) return;
      log.warn(`${operation.path}: ${failure.kind}: ${failure.message}`);
      landed({ ...outcome, ms: clock.now() - at, result: failure });
    }
  }
}
