import fc from 'fast-check';
import { answers, kinds, type Action, type Answer, type Kind, type Plan } from './model';

/** How often each is drawn: what people do all day more often than what goes wrong once a year. */
const often: Partial<Record<Kind, number>> = { ensure: 6, renew: 3, token: 2, open: 2, sleep: 2, look: 2, switch: 2 };

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

export function plans(most: { readonly windows: number; readonly actions: number }): fc.Arbitrary<Plan> {
  return fc.record({
    seed: fc.nat(0x7fffffff),
    windows: fc.oneof(
      { arbitrary: fc.integer({ min: 1, max: Math.min(3, most.windows) }), weight: 4 },
      { arbitrary: fc.integer({ min: 1, max: most.windows }), weight: 1 },
    ),
    shared: fc.boolean(),
    lifeMinutes: fc.constantFrom(2, 2, 10, 80),
    saysYes: fc.oneof({ arbitrary: fc.constant(true), weight: 4 }, { arbitrary: fc.constant(false), weight: 1 }),
    answers: fc.array(answer, { maxLength: most.actions * 2 }),
    actions: fc.array(action, { minLength: 1, maxLength: most.actions }),
  });
}

/** A run that failed is played again with the seed and the path that it printed. */
export function replayed(): { readonly seed?: number; readonly path?: string } {
  const { TRADOVATE_SEED: seed, TRADOVATE_PATH: path } = process.env;
  return { ...(seed ? { seed: Number(seed) } : {}), ...(path ? { path } : {}) };
}
