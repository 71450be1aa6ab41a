import type { UserFacingError } from '../platform/errors';
import type { Disposable } from '../platform/ports';
import type { Text } from '../platform/text';
import { AccountView, type AccountUpdate } from './accountView';
import type { ViewSockets } from './viewSockets';

/** The account's tables, from the moment on when the user opens them. */
export class AccountTab implements Disposable {
  #view: AccountView | undefined;
  #problem: readonly Text[] | undefined;

  /**
   * @param onChange there is a problem, or none any more
   * @param onDirty there is something to take
   */
  constructor(
    private readonly sockets: ViewSockets,
    private readonly onChange: () => void,
    private readonly onDirty: () => void,
  ) {}

  /** Why the tables stay empty. */
  get problem(): readonly Text[] | undefined {
    return this.#problem;
  }

  /** Opens the socket if none is open, with a sign-in where that is needed. Never rejects. */
  async open(): Promise<void> {
    const stream = await this.sockets.open('trading');
    if (!stream || this.#view) return;
    this.#view = new AccountView(stream, this.onDirty, ({ error }) => this.#setProblem(error));
    this.onDirty();
  }

  /** Another profile is active. */
  forget(): void {
    this.#setProblem(undefined);
  }

  /** A new page begins with everything. */
  reset(): void {
    this.#view?.reset();
  }

  /** What changed since the last call; `undefined`: nothing. */
  take(): AccountUpdate | undefined {
    const update = this.#view?.take();
    return update && Object.keys(update).length > 0 ? update : undefined;
  }

  dispose(): void {
    this.#view?.dispose();
  }

  #setProblem(error: UserFacingError | undefined): void {
    this.#problem = error?.fullText;
    this.onChange();
  }
}
