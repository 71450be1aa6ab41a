import { remember } from '../../operations/recentOperations';
import { isCanceled, toUserFacingError } from '../../platform/errors';
import { logText } from '../../platform/logText';
import type { Clock, KeyValueStore, Log } from '../../platform/ports';
import { isLive } from './liveGuard';
import type { Outcome, RequestInput, SendPrompts } from './requestInput';
import type { Sender } from './sender';

/** Where requests of the active profile are sent. */
export interface SendTarget {
  readonly baseUrl: string;
  readonly environmentId: string;
  /** Label. */
  readonly environment: string;
}

export interface InFlightPorts {
  readonly clock: Clock;
  readonly log: Log;
  readonly memory: KeyValueStore;
  readonly sender: Pick<Sender, 'send'>;
  readonly target: () => SendTarget;
}

/** The one request that is in flight: started at most once at a time, and cancelable. */
export class InFlightRequest {
  #controller: AbortController | undefined;
  #settled = Promise.resolve();
  #count = 0;

  /** @param onDidChange called when a request starts and when it ends */
  constructor(
    private readonly ports: InFlightPorts,
    private readonly onDidChange: () => void,
  ) {}

  get isRunning(): boolean {
    return this.#controller !== undefined;
  }

  /** Resolves when the current request has ended. Never rejects. */
  get settled(): Promise<void> {
    return this.#settled;
  }

  cancel(): void {
    this.#controller?.abort();
  }

  /**
   * Sends the request once. Does nothing if another one is running. Never rejects.
   * @param prepare signs in if needed; resolves to false if there is no token
   * @param onOutcome receives the outcome; not called when canceled
   */
  async start(
    input: RequestInput,
    prepare: () => Promise<boolean>,
    confirmLive: SendPrompts['confirmLive'],
    onOutcome: (outcome: Outcome) => void,
  ): Promise<void> {
    if (this.isRunning) return;
    const controller = new AbortController();
    this.#controller = controller;
    this.onDidChange();
    this.#settled = this.#send(input, prepare, { signal: controller.signal, confirmLive }, onOutcome).finally(() => {
      this.#controller = undefined;
      this.onDidChange();
    });
    await this.#settled;
  }

  async #send(
    input: RequestInput,
    prepare: () => Promise<boolean>,
    prompts: SendPrompts,
    onOutcome: (outcome: Outcome) => void,
  ): Promise<void> {
    const { clock, sender, log, memory } = this.ports;
    const { operation } = input;
    const startedAt = clock.monotonic();
    const begun = { id: ++this.#count, operation, at: clock.now() };
    let place: Pick<Outcome, 'environment' | 'live'> | undefined;
    try {
      await remember(memory, operation.id);
      if (!(await prepare()) || prompts.signal.aborted) return;
      // Not before: the first profile may have been added for it.
      place = this.#place();
      const sent = await sender.send(input, prompts);
      onOutcome({ ...begun, ...place, live: sent.live, ms: sent.ms, result: sent });
    } catch (cause) {
      const error = toUserFacingError(cause);
      if (error !== cause) log.error(`Unexpected: ${cause instanceof Error ? (cause.stack ?? '') : String(cause)}`);
      if (isCanceled(error)) return;
      log.warn(`${operation.path}: ${logText(error)}`);
      const ms = Math.round(clock.monotonic() - startedAt);
      onOutcome({ ...begun, ...(place ?? this.#place()), ms, result: error });
    }
  }

  /** Where a request is sent that is sent now. */
  #place(): Pick<Outcome, 'environment' | 'live'> {
    const { environment, environmentId, baseUrl } = this.ports.target();
    return { environment, live: isLive(baseUrl, environmentId) };
  }
}
