import { objectIn } from '../request';
import type { FaultArguments, FaultSpec } from './spec';
import { faultNamed, faultNames } from './table';

/** Settings of a fault in addition to its name, and how they are spelled. */
const COMMON: Readonly<Record<string, string>> = { on: 'string', method: 'string', times: 'times', skip: 'number' };
const TYPES: Readonly<Record<keyof FaultArguments, string>> = {
  text: 'string',
  seconds: 'number',
  ms: 'number',
  status: 'number',
  contentType: 'string',
  to: 'string',
  bytes: 'number',
  set: 'object',
  drop: 'object',
};

/**
 * A fault as somebody wrote it, on the command line or over HTTP: JSON, or `name?key=value&…`.
 * @throws an Error that says what is wrong and what there is
 */
export function parseFault(written: string): FaultSpec {
  const spec = written.trimStart().startsWith('{') ? objectIn(written) : fromQuery(written.trim());
  if (!spec) throw new Error('This is not JSON.');
  return checked(spec);
}

/** @throws an Error that says what is wrong and what there is */
export function checked(spec: object): FaultSpec {
  const { name: given, ...rest } = spec as Record<string, unknown>;
  const name = faultNames.find((known) => known === given);
  if (name === undefined) throw new Error(`There is no fault ${String(given)}. There are: ${faultNames.join(', ')}.`);
  const { takes } = faultNamed(name);
  for (const [key, value] of Object.entries(rest)) {
    const type = COMMON[key] ?? (takes.some((taken) => taken === key) ? TYPES[key as keyof FaultArguments] : undefined);
    if (type === undefined) {
      throw new Error(`${name} takes no ${key}. It takes: ${[...Object.keys(COMMON), ...takes].join(', ')}.`);
    }
    if (value !== undefined && !isOf(type, value)) throw new Error(`${key} of ${name} is not right.`);
  }
  return { name, ...rest };
}

function fromQuery(written: string): Record<string, unknown> {
  const [name, query = ''] = written.split(/\?(.*)/s);
  const entries = [...new URLSearchParams(query)].map(([key, value]): [string, unknown] => {
    const isNumber =
      COMMON[key] === 'number' || COMMON[key] === 'times' || TYPES[key as keyof FaultArguments] === 'number';
    if (isNumber && value.trim() !== '' && Number.isFinite(Number(value))) return [key, Number(value)];
    if (key === 'drop') return [key, value.split(',')];
    return [key, key === 'set' ? objectIn(value) : value];
  });
  return { name, ...Object.fromEntries(entries) };
}

function isOf(type: string, value: unknown): boolean {
  if (type === 'times') return value === 'always' || (typeof value === 'number' && value >= 1);
  return typeof value === type;
}
