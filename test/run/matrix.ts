import { checkToken, type TokenSource } from '../../src/core/snippets/tokenPlaceholder';
import { hostile, request } from '../unit/operations/fixture';
import { executable } from './executable';
import type { Expected } from './expect';

/** Hostile texts, and where they can stand. */
export const texts = [...hostile, ...executable];

export interface Case extends Expected {
  readonly literal: TokenSource;
}

/** @param variable of this case alone: a WebSocket reads it when others have set theirs already */
export type Place = (text: string, baseUrl: string, variable: string) => Case;

const plain = { kind: 'literal', value: 'plain-token' } as const;
const typeable = (text: string) => /^[^\p{Cc}\p{Cs}\p{Zl}\p{Zp}]+$/u.test(text);

/** Where a text can stand. `typed`: as if a person had typed it, escaped as the language asks, at a tab stop. */
export const places: Readonly<Record<string, { readonly make: Place; readonly takes?: (text: string) => boolean }>> = {
  'in the query': {
    make: (text, baseUrl) => ({
      data: request('contractFind', { baseUrl, values: { name: text } }),
      token: plain.value,
      literal: plain,
    }),
  },
  'typed in the query': {
    takes: typeable,
    make: (text, baseUrl) => ({
      data: request('contractFind', { baseUrl, known: { name: [text] } }),
      token: plain.value,
      literal: plain,
    }),
  },
  'in the body': {
    make: (text, baseUrl) => ({
      data: request('placeOrder', { baseUrl, values: { symbol: text, text: { [text]: [text, { inner: text }, []] } } }),
      token: plain.value,
      literal: plain,
    }),
  },
  'typed in the body': {
    takes: typeable,
    make: (text, baseUrl) => ({
      data: request('placeOrder', { baseUrl, known: { symbol: [text] } }),
      token: plain.value,
      literal: plain,
    }),
  },
  'as the token': {
    takes: isToken,
    make: (value, baseUrl) => ({
      data: request('accountList', { baseUrl }),
      token: value,
      literal: { kind: 'literal', value },
    }),
  },
  'as a token from the environment': {
    takes: isToken,
    make: (value, baseUrl, variable) => ({
      data: request('accountList', { baseUrl }),
      token: value,
      environment: { [variable]: value },
      literal: { kind: 'reference', variable },
    }),
  },
  'as each credential from the environment': {
    make: (text, baseUrl) => ({
      data: request('accessTokenRequest', { baseUrl }),
      token: plain.value,
      environment: Object.fromEntries(
        ['NAME', 'PASSWORD', 'APP_ID', 'APP_VERSION', 'DEVICE_ID', 'CID', 'SEC'].map((name) => [
          `TRADOVATE_${name}`,
          text,
        ]),
      ),
      literal: plain,
    }),
  },
};

function isToken(value: string): boolean {
  try {
    checkToken({ kind: 'literal', value });
  } catch {
    return false;
  }
  // A space in front is no part of a header's value, whoever sends it.
  return !value.startsWith(' ');
}
