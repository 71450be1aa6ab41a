/** What happens in a run: drawn by `arbitrary.ts`, played by `world.ts`. */

export const kinds = [
  'getToken',
  'renew',
  'validToken',
  'signInAgain',
  'forget',
  'cancel',
  'switch',
  'check',
  'solveCaptcha',
  'crash',
  'open',
  'sleep',
  'jump',
  'replace',
] as const;
export type Kind = (typeof kinds)[number];

export interface Action {
  readonly kind: Kind;
  /** Which window, counted round. */
  readonly window: number;
  /** ms after the action before. */
  readonly after: number;
  /** How long a sleep, how far a jump: 0 to 1. */
  readonly much: number;
}

export const behaviors = [
  'good',
  'network',
  '500',
  '401',
  '429',
  '423',
  'refused',
  'penalty',
  'captcha',
  'slow',
  'lost',
] as const;
export type Behavior = (typeof behaviors)[number];

/** What a port call does instead: `throw` fails, `hang` never ends, `late` ends after more than any limit, `jump` sets the clock. */
export const faultKinds = ['throw', 'hang', 'late', 'jump', 'kill'] as const;

/** Something that goes wrong at one call of a port: the vault, globalState, the shared file, the lock, HTTP or the clock. */
export interface Fault {
  /** Counted from the beginning of the run, over all ports and windows. */
  readonly call: number;
  readonly kind: (typeof faultKinds)[number];
}

export interface Plan {
  readonly seed: number;
  readonly windows: number;
  /** Windows see each other's secrets; else each sees the vault as it was when the window opened, and its own changes. */
  readonly shared: boolean;
  readonly lifetimeMinutes: number;
  readonly consents: boolean;
  /** Request by request; later ones succeed. */
  readonly behaviors: readonly Behavior[];
  readonly actions: readonly Action[];
  readonly faults?: readonly Fault[];
}
