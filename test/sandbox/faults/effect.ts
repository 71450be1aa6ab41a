import type { Reply } from '../reply';
import type { Received } from '../request';
import type { State } from '../state';
import type { FaultArguments } from './spec';

export interface FaultContext {
  readonly request: Received;
  readonly state: State;
  readonly args: FaultArguments;
  /** The pattern that the request met. */
  readonly on: string;
}

export type Effect =
  /** The request is not handled; this is answered. */
  | { readonly kind: 'instead'; readonly reply: (context: FaultContext) => Reply }
  /** The request is handled, and its answer changed. */
  | { readonly kind: 'change'; readonly change: (reply: Reply, context: FaultContext) => Reply }
  /** The request is handled after that time, if the caller is still there. */
  | { readonly kind: 'hold'; readonly ms: (args: FaultArguments) => number };

export interface Fault {
  /** A line for `--help`. */
  readonly about: string;
  readonly takes: readonly (keyof FaultArguments)[];
  /** Where it applies unless said: every call, or the calls that are answered with a token. */
  readonly on: '*' | '/auth/*token*';
  readonly effect: Effect;
}

type Takes = readonly (keyof FaultArguments)[];

export const instead = (about: string, reply: (context: FaultContext) => Reply, takes: Takes = []): Fault => ({
  about,
  takes,
  on: '*',
  effect: { kind: 'instead', reply },
});

export const change = (
  about: string,
  alter: (reply: Reply, context: FaultContext) => Reply,
  takes: Takes = [],
): Fault => ({ about, takes, on: '*', effect: { kind: 'change', change: alter } });

export const onTokenCalls = (fault: Fault): Fault => ({ ...fault, on: '/auth/*token*' });
