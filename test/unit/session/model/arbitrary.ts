import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { behaviors, faultKinds, kinds, type Action, type Behavior, type Fault, type Kind, type Plan } from './plan';

/** How weights each is drawn: what people do all day more weights than what goes wrong once a year. */
const weights: Partial<Record<Kind, number>> = {
  getToken: 6,
  renew: 3,
  validToken: 2,
  open: 2,
  sleep: 2,
  check: 2,
  switch: 2,
};

const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ arbitrary: fc.constant(kind), weight: weights[kind] ?? 1 }))),
  window: fc.nat(7),
  after: fc.oneof(
    { arbitrary: fc.nat(50), weight: 3 },
    { arbitrary: fc.nat(3000), weight: 3 },
    { arbitrary: fc.nat(60_000), weight: 2 },
    { arbitrary: fc.nat(300_000), weight: 1 },
  ),
  much: fc.nat(100).map((percent) => percent / 100),
});

const behavior: fc.Arbitrary<Behavior> = fc.oneof(
  ...behaviors.map((each) => ({ arbitrary: fc.constant(each), weight: each === 'good' ? 8 : 1 })),
);

interface Limits {
  readonly windows: number;
  readonly actions: number;
}

const windowsOf = (limits: Limits) =>
  fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: Math.min(3, limits.windows) }), weight: 4 },
    { arbitrary: fc.integer({ min: 1, max: limits.windows }), weight: 1 },
  );

/** Anything at any time. */
function wild(limits: Limits): fc.Arbitrary<Plan> {
  return fc.record({
    seed: fc.nat(0x7fffffff),
    windows: windowsOf(limits),
    shared: fc.boolean(),
    lifetimeMinutes: fc.constantFrom(2, 2, 10, 80),
    consents: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, { arbitrary: fc.constant(false), weight: 1 }),
    behaviors: fc.array(behavior, { maxLength: limits.actions * 2 }),
    actions: fc.array(action, { minLength: 1, maxLength: limits.actions }),
  });
}

/** Users who try again and again, until a limit of the hour is reached. */
function stubborn(limits: Limits): fc.Arbitrary<Plan> {
  const tries = (kind: Kind, min: number) =>
    fc.array(
      fc.record({
        kind: fc.constant(kind),
        window: fc.nat(7),
        after: fc.integer({ min: 14_000, max: 20_000 }),
        much: fc.constant(0),
      }),
      { minLength: min, maxLength: min + 4 },
    );
  const common = {
    seed: fc.nat(0x7fffffff),
    windows: windowsOf(limits),
    shared: fc.boolean(),
    consents: fc.constant(true),
  };
  return fc.oneof(
    fc.record({
      ...common,
      lifetimeMinutes: fc.constant(80),
      behaviors: fc.constant(Array<Behavior>(12).fill('refused')),
      actions: tries('getToken', 5),
    }),
    fc.record({
      ...common,
      lifetimeMinutes: fc.constant(80),
      behaviors: fc.constant<Behavior[]>([]),
      actions: tries('renew', 16).map((all) => [
        { kind: 'getToken' as const, window: 0, after: 0, much: 0 },
        ...all.map((one) => ({ ...one, window: 0 })),
      ]),
    }),
  );
}

/** Nothing fails, so no token may expire. */
function quiet(limits: Limits): fc.Arbitrary<Plan> {
  const kind = fc.constantFrom<Kind>('getToken', 'validToken', 'check');
  const after = fc.integer({ min: 20_000, max: 100_000 });
  return fc.record({
    seed: fc.nat(0x7fffffff),
    windows: windowsOf(limits),
    shared: fc.constant(true),
    lifetimeMinutes: fc.constantFrom(2, 3, 5),
    consents: fc.constant(true),
    behaviors: fc.constant<Behavior[]>([]),
    actions: fc
      .array(fc.record({ kind, window: fc.nat(7), after, much: fc.constant(0) }), { minLength: 1, maxLength: 6 })
      .map((all) => [{ kind: 'getToken' as const, window: 0, after: 0, much: 0 }, ...all]),
  });
}

export function plans(limits: Limits): fc.Arbitrary<Plan> {
  return fc.oneof(
    { arbitrary: wild(limits), weight: 18 },
    { arbitrary: stubborn(limits), weight: 1 },
    { arbitrary: quiet(limits), weight: 1 },
  );
}

const fault: fc.Arbitrary<Fault> = fc.record({
  call: fc.oneof(fc.nat(40), fc.nat(200)),
  kind: fc.constantFrom(...faultKinds),
});

/** Anything at any time, and up to five port calls that go wrong. */
export function faultyPlans(limits: Limits): fc.Arbitrary<Plan> {
  const faults = fc.array(fault, { minLength: 1, maxLength: 5 });
  return fc.tuple(wild(limits), faults).map(([plan, all]) => ({ ...plan, shared: true, faults: all }));
}

/**
 * Another seed at each start, so that every run of CI explores further; it is in the title of each test. `TRADOVATE_SEED` and
 * `TRADOVATE_PATH` repeat a failed run with the seed and the path that it printed.
 */
export function replayOptions(): { readonly seed: number; readonly path?: string } {
  const { TRADOVATE_SEED: seed, TRADOVATE_PATH: path } = process.env;
  return { seed: seed ? Number(seed) : randomInt(0x7fffffff), ...(path ? { path } : {}) };
}
