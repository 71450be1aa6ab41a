import type { Fault } from './effect';
import type { FaultName } from './names';
import { oddities } from './oddities';
import { refusals } from './refusals';

/** Name → fault: what `--help` lists, the control endpoint takes and the tests go through. */
export const faultTable = { ...refusals, ...oddities } satisfies Record<FaultName, Fault>;

export type { FaultName } from './names';

export const faultNames: readonly FaultName[] = Object.keys(faultTable) as (keyof typeof faultTable)[];

export const faultNamed = (name: FaultName): Fault => faultTable[name];
