import type { JournalEntry } from '../sandbox/sandbox';
import type { Snapshots } from './runCalendar';
import type { Week } from './week';

/** The task: within 30 MB of the first hour. */
const MAX_GROWTH_MB = 30;
/** Kept-alive connections of `fetch`, and files that VS Code reads at its leisure. */
const SPARE_DESCRIPTORS = 6;

export interface Row {
  readonly name: string;
  readonly value: number | string;
  readonly expected: string;
  readonly isGood: boolean;
}

/** Every figure of the week, with what it should be. @param actions how many there should have been */
export async function report(week: Week, snapshots: Snapshots, actions: number): Promise<readonly Row[]> {
  const done: Row = {
    name: 'actions of users',
    value: week.actions,
    expected: `at least ${actions}`,
    isGood: week.actions >= actions,
  };
  return [done, ...signIns(week), ...locks(week), ...held(snapshots), ...(await misc(week))];
}

function signIns({ machine, expected, otherSignIns }: Week): readonly Row[] {
  const { days, own, live } = expected;
  const { simulation } = machine;
  const count = simulation.stats().signIns - otherSignIns;
  return [
    equal('sign-ins at the simulation', count, days + own, ` (${days} days + ${own} of the user's own)`),
    equal('sign-ins at LIVE', machine.live.stats().signIns, live, " (the user's own)"),
    equal(
      'sign-ins that were refused',
      [simulation, machine.live].reduce((sum, one) => sum + refusedSignIns(one.requests), 0),
      0,
    ),
    equal('sign-ins at the same time, at most', simulation.stats().peakSignIns, 1),
    equal('renewals at the same time, at most', simulation.stats().peakRenewals, 1),
  ];
}

/** By the service itself, not by a fault of the scenario. */
function refusedSignIns(requests: readonly JournalEntry[]): number {
  return requests.filter(
    ({ operation, status, faults }) => operation === 'accessTokenRequest' && status !== 200 && faults.length === 0,
  ).length;
}

function locks({ machine, imposedLocks }: Week): readonly Row[] {
  const both = [machine.simulation, machine.live];
  const warned = both
    .flatMap(({ requests }) => requests)
    .filter(({ status, faults }) => isLock(status) && faults.length === 0);
  const sum = (of: 'duringLock' | 'duringPenalty') => both.reduce((total, one) => total + one.stats()[of], 0);
  return [
    equal('locks and warnings that were caused', warned.length, 0),
    equal('requests during a lock', sum('duringLock') - imposedLocks, 0, ` (${imposedLocks} by another program)`),
    equal('requests during a penalty', sum('duringPenalty'), 0),
  ];
}

const isLock = (status: number): boolean => status === 429 || status === 423;

/** What the first window holds. */
function held({ first, last }: Snapshots): readonly Row[] {
  const [a, b] = [first.figures, last.figures];
  const names = [...new Set([...Object.keys(a.live), ...Object.keys(b.live)])].sort();
  return [
    within('memory of the extension host, MB', a.heapMB, b.heapMB, MAX_GROWTH_MB),
    within('timers', a.virtualTimers, b.virtualTimers, 0),
    within('open files, pipes and sockets', a.descriptors, b.descriptors, SPARE_DESCRIPTORS),
    within('sockets', a.sockets, b.sockets, SPARE_DESCRIPTORS),
    ...names.map((name) => within(name, a.live[name] ?? 0, b.live[name] ?? 0, 0)),
    within('files in storage, but for the list of requests to LIVE', first.files.length, otherFiles(last.files), 0),
    equal('actions that never ended', b.unfinished.length, 0),
  ];
}

const otherFiles = (files: readonly string[]): number => files.filter((name) => name !== 'live-requests.json').length;

async function misc({ machine, problems }: Week): Promise<readonly Row[]> {
  const open = machine.simulation.sockets.filter(({ isOpen }) => isOpen).length;
  const unexpected = await machine.unexpected();
  for (const line of unexpected) problems.push(line);
  return [
    equal('WebSockets open at the service', open, 0),
    equal('errors in the log', unexpected.length, 0),
    equal('problems', problems.length, 0),
  ];
}

function equal(name: string, value: number, expected: number, why = ''): Row {
  return { name, value, expected: `${expected}${why}`, isGood: value === expected };
}

function within(name: string, first: number, last: number, spare: number): Row {
  const text = (value: number): string => (Number.isInteger(value) ? String(value) : value.toFixed(1));
  const expected = `at most ${text(first + spare)}${spare === 0 ? '' : ` (${text(first)} after the first hour + ${spare})`}`;
  return { name, value: text(last), expected, isGood: last <= first + spare };
}

export function printTable(rows: readonly Row[]): void {
  const width = (of: (row: Row) => string): number => Math.max(...rows.map((row) => of(row).length));
  const [names, values] = [width(({ name }) => name), width(({ value }) => String(value))];
  for (const { name, value, expected, isGood } of rows)
    console.log(`${isGood ? ' ' : '✗'} ${name.padEnd(names)}  ${String(value).padStart(values)}  ${expected}`);
}
