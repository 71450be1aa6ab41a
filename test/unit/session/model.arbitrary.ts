import fc from 'fast-check';
import { answers, kinds, type Action, type Answer, type Kind, type Plan } from './model';

/** How often each is drawn: what people do all day more often than what goes wrong once a year. */
const often: Partial<Record<Kind, number>> = {
  getToken: 6,
  renew: 3,
  validToken: 2,
  open: 2,
  sleep: 2,
  look: 2,
  switch: 2,
};

const action: fc.Arbitrary<Action> = fc.record({
  kind: fc.oneof(...kinds.map((kind) => ({ arbitrary: fc.constant(kind), weight: often[kind] ?? 1 }))),
  window: fc.nat(7),
  after: fc.oneof(
    { arbitrary: fc.nat(50), weight: 3 },
    { arbitrary: fc.nat(3000), weight: 3 },
    { arbitrary: fc.nat(60_000), weight: 2 },
    { arbitrary: fc.nat(300_000), weight: 1 },
  ),
  much: fc.nat(100).map((percent) => percent / 100),
});

const answer: fc.Arbitrary<Answer> = fc.oneof(
  ...answers.map((one) => ({ arbitrary: fc.constant(one), weight: one === 'good' ? 8 : 1 })),
);

interface Most {
  readonly windows: number;
  readonly actions: number;
}

const windowsOf = (most: Most) =>
  fc.oneof(
    { arbitrary: fc.integer({ min: 1, max: Math.min(3, most.windows) }), weight: 4 },
    { arbitrary: fc.integer({ min: 1, max: most.windows }), weight: 1 },
  );

/** Anything at any time. */
function wild(most: Most): fc.Arbitrary<Plan> {
  return fc.record({
    seed: fc.nat(0x7fffffff),
    windows: windowsOf(most),
    shared: fc.boolean(),
    lifeMinutes: fc.constantFrom(2, 2, 10, 80),
    saysYes: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, { arbitrary: fc.constant(false), weight: 1 }),
    answers: fc.array(answer, { maxLength: most.actions * 2 }),
    actions: fc.array(action, { minLength: 1, maxLength: most.actions }),
  });
}

/** People who try again and again, until a limit of the hour is reached. */
function stubborn(most: Most): fc.Arbitrary<Plan> {
  const tries = (kind: Kind, least: number) =>
    fc.array(
      fc.record({
        kind: fc.constant(kind),
        window: fc.nat(7),
        after: fc.integer({ min: 14_000, max: 20_000 }),
        much: fc.constant(0),
      }),
      { minLength: least, maxLength: least + 4 },
    );
  const common = {
    seed: fc.nat(0x7fffffff),
    windows: windowsOf(most),
    shared: fc.boolean(),
    saysYes: fc.constant(true),
  };
  return fc.oneof(
    fc.record({
      ...common,
      lifeMinutes: fc.constant(80),
      answers: fc.constant(Array<Answer>(12).fill('refused')),
      actions: tries('getToken', 5),
    }),
    fc.record({
      ...common,
      lifeMinutes: fc.constant(80),
      answers: fc.constant<Answer[]>([]),
      actions: tries('renew', 16).map((all) => [
        { kind: 'getToken' as const, window: 0, after: 0, much: 0 },
        ...all.map((one) => ({ ...one, window: 0 })),
      ]),
    }),
  );
}

/** A quiet day on which nothing goes wrong: a token must never die. */
function quiet(most: Most): fc.Arbitrary<Plan> {
  const kind = fc.constantFrom<Kind>('getToken', 'validToken', 'look');
  const after = fc.integer({ min: 20_000, max: 100_000 });
  return fc.record({
    seed: fc.nat(0x7fffffff),
    windows: windowsOf(most),
    shared: fc.constant(true),
    lifeMinutes: fc.constantFrom(2, 3, 5),
    saysYes: fc.constant(true),
    answers: fc.constant<Answer[]>([]),
    actions: fc
      .array(fc.record({ kind, window: fc.nat(7), after, much: fc.constant(0) }), { minLength: 1, maxLength: 6 })
      .map((all) => [{ kind: 'getToken' as const, window: 0, after: 0, much: 0 }, ...all]),
  });
}

export function plans(most: Most): fc.Arbitrary<Plan> {
  return fc.oneof(
    { arbitrary: wild(most), weight: 18 },
    { arbitrary: stubborn(most), weight: 1 },
    { arbitrary: quiet(most), weight: 1 },
  );
}

/** A run that failed is played again with the seed and the path that it printed. */
export function replayed(): { readonly seed?: number; readonly path?: string } {
  const { TRADOVATE_SEED: seed, TRADOVATE_PATH: path } = process.env;
  return { ...(seed ? { seed: Number(seed) } : {}), ...(path ? { path } : {}) };
}
