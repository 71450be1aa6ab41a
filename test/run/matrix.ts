import type { SuggestedValues } from '../../src/core/operations/valueSlots';
import { oauthVariables } from '../../src/core/operations/oauthOperations';
import { ValueSuggestions } from '../../src/core/requests/form/suggestions';
import { checkToken, type TokenSource } from '../../src/core/snippets/tokenPlaceholder';
import { hostile, operation, request } from '../unit/operations/fixture';
import { executable } from './executable';
import type { Expected } from './expect';

/** Hostile texts. */
export const texts = [...hostile, ...executable];

export interface Case extends Expected {
  readonly literal: TokenSource;
}

/** @param variable of this case alone: a WebSocket reads it when others have set theirs already */
export type MakeCase = (text: string, baseUrl: string, variable: string) => Case;

type PositionName =
  | 'in the query'
  | 'learned from a response, in the query'
  | 'in the body'
  | 'learned from a response, in the body'
  | 'as the token'
  | 'as a token from the environment'
  | 'as each credential from the environment'
  | 'in a form'
  | 'as each field of a form from the environment';

interface Position {
  readonly make: MakeCase;
  /** The texts that are possible there; absent: all. */
  readonly takes?: (text: string) => boolean;
}

const plain = { kind: 'literal', value: 'plain-token' } as const;

/** What is offered at an operation's tab stops after the service has named a contract and an account so. */
function learned(id: string, name: string): SuggestedValues {
  const suggestions = new ValueSuggestions();
  for (const list of ['contractItems', 'accountList'])
    suggestions.learn(operation(list), JSON.parse(JSON.stringify([{ id: 1, name }])));
  return suggestions.valuesFor(operation(id));
}

/** Names that nobody could type are not offered. */
function isLearned(text: string): boolean {
  return learned('contractFind', text)['name']?.includes(text) ?? false;
}

/** Where a text can be in a request. `learned`: at a tab stop, as a name that came with a response. */
export const positions: Readonly<Record<PositionName, Position>> = {
  'in the query': {
    make: (text, baseUrl) => ({
      data: request('contractFind', { baseUrl, values: { name: text } }),
      token: plain.value,
      literal: plain,
    }),
  },
  'learned from a response, in the query': {
    takes: isLearned,
    make: (text, baseUrl) => ({
      data: request('contractFind', { baseUrl, suggestions: learned('contractFind', text) }),
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
  'learned from a response, in the body': {
    takes: isLearned,
    make: (text, baseUrl) => ({
      data: request('placeOrder', { baseUrl, suggestions: learned('placeOrder', text), optional: ['accountSpec'] }),
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
        ['USERNAME', 'PASSWORD', 'APP_ID', 'APP_VERSION', 'DEVICE_ID', 'CID', 'SEC'].map((name) => [
          `TRADOVATE_${name}`,
          text,
        ]),
      ),
      literal: plain,
    }),
  },
  'in a form': {
    make: (text, baseUrl) => ({
      data: request('oAuthToken', { baseUrl, values: { redirect_uri: text, resource: text } }),
      token: plain.value,
      environment: { TRADOVATE_CODE: 'code', TRADOVATE_CLIENT_ID: 'id', TRADOVATE_CLIENT_SECRET: 'secret' },
      literal: plain,
    }),
  },
  'as each field of a form from the environment': {
    make: (text, baseUrl) => ({
      data: request('oAuthToken', { baseUrl, optional: ['code_verifier'] }),
      token: plain.value,
      environment: Object.fromEntries(Object.values(oauthVariables).map((name) => [name, text])),
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
  // A leading space is never part of a header's value.
  return !value.startsWith(' ');
}
