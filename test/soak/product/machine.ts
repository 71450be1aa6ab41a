import type { Clock } from '../../../src/core/platform/ports';
import { shared } from './shared';

export * from '../../../src/host/machine';

/** In place of the system's. */
export const systemClock: Clock = shared.clock;
