import { MASK } from '../redactor';
import { isHiddenField } from './hiddenFields';
import { escapeRegExp } from '../escapeRegExp';

/** `name: value`, `"name": "value"`, `name=value`: as code, queries and messages have it. */
const ASSIGNMENT = /\b([A-Za-z]\w{1,60})(\\?["'`]?\s{0,4}(?::=|[:=])\s{0,4}\$?)(\\?"[^"\n]*"|'[^'\n]*'|-?[\w.]+)/g;
/** Shorter values may be ordinary words or numbers. */
const [MIN_NAME, MIN_ID] = [3, 4];

/**
 * A text with accounts and amounts replaced: values of fields by their names, and known values anywhere.
 * @param values ids and names of accounts
 */
export function hideInText(text: string, values: readonly string[]): string {
  const byName = text.replace(ASSIGNMENT, (all, name: string, between: string, value: string) => {
    if (!isHiddenField(name) || /^(?:true|false|null|None|nil)$/.test(value)) return all;
    const [, open = '', close = ''] = /^(\\?["'])[^]*?(\\?["'])$/.exec(value) ?? [];
    return `${name}${between}${open}${MASK}${close}`;
  });
  return hideValues(byName, values);
}

/** By the list of values: each text of a page is searched for the same ones, and there may be thousands. */
const patterns = new WeakMap<readonly string[], RegExp>();

/** Known values replaced wherever they stand alone. */
export function hideValues(text: string, values: readonly string[]): string {
  const pattern = patterns.get(values) ?? patternOf(values);
  patterns.set(values, pattern);
  return text.replace(pattern, MASK);
}

function patternOf(values: readonly string[]): RegExp {
  const hidden = values.filter((value) => value.length >= (/^\d+$/.test(value) ? MIN_ID : MIN_NAME));
  const longestFirst = [...hidden].sort((a, b) => b.length - a.length).map(escapeRegExp);
  // Without values: nothing matches.
  return new RegExp(`(?<![\\w-])(?:${longestFirst.join('|') || '(?!)'})(?![\\w-])`, 'gi');
}

/** Every string within data, keys excepted. */
export function mapStrings<T>(value: T, change: (text: string) => string): T {
  const map = (inner: unknown): unknown => {
    if (typeof inner === 'string') return change(inner);
    if (typeof inner !== 'object' || inner === null) return inner;
    if (Array.isArray(inner)) return inner.map(map);
    return Object.fromEntries(Object.entries(inner).map(([key, item]) => [key, map(item)]));
  };
  return map(value) as T;
}
