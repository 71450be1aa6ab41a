import {
  defaultHorzScaleBehavior,
  type Mutable,
  type TickMark,
  type TickMarkWeightValue,
  type TimeScalePoint,
} from 'lightweight-charts';
import { DAY_WEIGHT, SECOND_MS, timeMarkWeight } from './timeMarkWeight';

/** How times are written. */
export interface ChartFormats {
  /** @param time ms since 1970 */
  dateAndTime(time: number): string;
  day(time: number): string;
  minute(time: number): string;
}

/** The time axis of a chart, whose days begin at midnight where the user is. */
export class LocalTimeScale extends defaultHorzScaleBehavior() {
  constructor(private readonly formats: ChartFormats) {
    super();
  }

  override formatTickmark(mark: TickMark): string {
    return mark.weight >= DAY_WEIGHT ? this.formats.day(timeOf(mark)) : this.formats.minute(timeOf(mark));
  }

  override fillWeightsForPoints(points: readonly Mutable<TimeScalePoint>[], startIndex: number): void {
    for (const [index, point] of points.entries()) {
      if (index < startIndex) continue;
      const time = timeOf(point);
      // The first one follows a bar that isn't there.
      const before = points[index - 1] ? timeOf(points[index - 1]) : time - averageStep(points);
      point.timeWeight = timeMarkWeight(time, before) as TickMarkWeightValue;
    }
  }
}

/** ms since 1970. */
function timeOf(point: Pick<TimeScalePoint, 'originalTime'> | undefined): number {
  return Number(point?.originalTime) * SECOND_MS;
}

function averageStep(points: readonly TimeScalePoint[]): number {
  return points.length > 1 ? (timeOf(points.at(-1)) - timeOf(points[0])) / (points.length - 1) : 0;
}
