import type { Fault } from './plan';
import type { Window } from './window';
import type { ModelWorld } from './world';

export type Port = 'vault' | 'memory' | 'shared' | 'lock' | 'http' | 'timer';

const MINUTE = 60_000;

/** Makes the port calls go wrong that the plan names. */
export class Faults {
  #calls = 0;
  readonly #kinds: ReadonlyMap<number, Fault['kind']>;
  /** Ports at which something went wrong. */
  readonly met = new Set<Port>();

  constructor(
    private readonly world: ModelWorld,
    faults: readonly Fault[],
  ) {
    this.#kinds = new Map(faults.map(({ call, kind }) => [call, kind]));
  }

  /** What goes wrong at this call; a jump of the clock and a killed window have happened already. */
  next(window: Window, port: Port): 'throw' | 'hang' | 'late' | undefined {
    const kind = this.#kinds.get(this.#calls++);
    if (kind === undefined) return undefined;
    const { world } = this;
    world.note(`${window.name}: ${kind} at ${port}`);
    if (kind === 'jump') {
      world.jump(world.between(-2 * 60 * MINUTE, 2 * 60 * MINUTE));
      return undefined;
    }
    if (kind === 'kill') {
      if (!window.crashed) window.crash();
      return undefined;
    }
    this.met.add(port);
    return kind;
  }

  /** A call that takes `ms`, or goes wrong. A foreign error may quote what it was given. */
  call<T>(window: Window, port: Port, ms: number, work: () => T, given = ''): Promise<T> {
    const fault = this.next(window, port);
    if (fault === 'hang') return new Promise(() => undefined);
    if (fault === 'throw')
      return this.world
        .takes(window, ms, () => undefined)
        .then(() => Promise.reject(new Error(`${port} fails: ${given}`)));
    return this.world.takes(window, fault === 'late' ? ms + this.world.between(MINUTE / 4, 2 * MINUTE) : ms, work);
  }
}
