import { isRecord } from '../protocol/message';
import type { ChartPacket } from '../events/schemas';
import { unpackTicks } from '../events/ticks';
import type { BarSeries } from './barSeries';
import type { TickBars } from './tickBars';

/** Packets may come before the response that names their ids; so many are held. */
const MAX_HELD = 256;

/** Where the packets of one chart go. */
export interface ChartTarget {
  readonly series: BarSeries;
  /** For a tick chart. */
  readonly ticks?: TickBars;
}

/** Gives the packets of all charts of a connection to the one that asked. Source: streams, "Charts". */
export class ChartRouter {
  readonly #targets = new Map<number, ChartTarget>();
  #held: ChartPacket[] = [];

  /** Both ids of the response belong to the chart; they may be equal. @returns the id to cancel it with */
  claim(response: unknown, target: ChartTarget): number | undefined {
    const { historicalId, realtimeId } = isRecord(response) ? response : {};
    const ids = [historicalId, realtimeId].filter((id) => typeof id === 'number');
    for (const id of ids) this.#targets.set(id, target);
    const waiting = this.#held.filter(({ id }) => ids.includes(id));
    this.#held = this.#held.filter(({ id }) => !ids.includes(id));
    for (const packet of waiting) this.route(packet);
    return typeof realtimeId === 'number' ? realtimeId : undefined;
  }

  /** The chart is closed: its last packets go nowhere. */
  release(target: ChartTarget): void {
    for (const [id, one] of this.#targets) if (one === target) this.#targets.delete(id);
  }

  route(packet: ChartPacket): void {
    const target = this.#targets.get(packet.id);
    if (!target) {
      this.#held.push(packet);
      if (this.#held.length > MAX_HELD) this.#held.shift();
      return;
    }
    if (Array.isArray(packet.bars)) target.series.addBars(packet.bars);
    if (target.ticks && packet.tks) target.ticks.add(unpackTicks(packet));
    if (packet.eoh === true) target.series.isHistoryComplete = true;
  }

  /** Ids belong to one connection only. */
  clear(): void {
    this.#targets.clear();
    this.#held = [];
  }
}
