import { matches, type Received } from '../request';
import type { Fault } from './effect';
import type { FaultSpec } from './spec';
import { faultNamed, type FaultName } from './table';

interface Queued {
  readonly spec: FaultSpec;
  readonly fault: Fault;
  readonly on: string;
  left: number;
  skip: number;
}

export interface Taken {
  readonly name: FaultName;
  readonly spec: FaultSpec;
  readonly fault: Fault;
  readonly on: string;
}

/** The faults that wait for their requests, first come first served. */
export class FaultQueue {
  #queue: Queued[] = [];

  add(spec: FaultSpec): void {
    const fault = faultNamed(spec.name);
    const left = spec.times === 'always' ? Infinity : (spec.times ?? 1);
    this.#queue.push({ spec, fault, on: spec.on ?? fault.on, left, skip: spec.skip ?? 0 });
  }

  /**
   * What this request meets: one fault that answers in place of the service, and of those that change its answer any
   * number, but none twice. What is not met waits on.
   * @param answered something else answers already, so a fault that would wait for another request
   */
  take(request: Received, answered: boolean): readonly Taken[] {
    const taken: Taken[] = [];
    let instead = answered;
    for (const queued of this.#queue) {
      const { spec, fault, on } = queued;
      if (spec.method !== undefined && spec.method.toUpperCase() !== request.method) continue;
      if (!matches(on, request.route)) continue;
      if (queued.skip > 0) {
        queued.skip--;
        continue;
      }
      if (taken.some(({ name }) => name === spec.name)) continue;
      if (fault.effect.kind === 'instead') {
        if (instead) continue;
        instead = true;
      }
      queued.left--;
      taken.push({ name: spec.name, spec, fault, on });
    }
    this.#queue = this.#queue.filter(({ left }) => left > 0);
    return taken;
  }

  clear(): void {
    this.#queue = [];
  }

  waiting(): readonly FaultSpec[] {
    return this.#queue.map(({ spec }) => spec);
  }
}
