import assert from 'node:assert/strict';
import { setTimeout as delay } from 'node:timers/promises';
import { recipeById } from '../../../src/core/snippets/recipes/recipes';
import type { Sandbox } from '../../sandbox/sandbox';
import { tradingState } from '../../sandbox/tradingState';
import { describeInLanguages } from '../proofs';
import type { JobId } from './jobs';
import { runners, type Runner } from './programs';
import { runRecipe, type Ran, type RunOptions } from './running';

export interface Trouble extends RunOptions {
  readonly name: string;
  readonly recipe: JobId;
  readonly prepare: (sandbox: Sandbox) => void;
  /** Its exit code, 0 or not. */
  readonly succeeds: boolean;
  readonly check: (ran: Ran) => void;
}

const JSON_200 = { name: 'status', status: 200, contentType: 'application/json' } as const;

/** Faults in place of the service. */
export const answer = (body: unknown) => ({ ...JSON_200, text: JSON.stringify(body) });
export const refusal = (failureReason: string) => answer({ failureReason, failureText: 'Not now' });

export const sent = ({ requests }: Sandbox, path: string) =>
  requests.filter((request) => request.path === `/v1${path}`);
/** A field of what was sent. */
export const bodies = ({ sandbox }: Ran, path: string, field: string) =>
  sent(sandbox, path).map(({ body }) => (JSON.parse(body) as Record<string, unknown>)[field]);
export const orders = ({ sandbox }: Ran) => tradingState(sandbox.world).orders;
export const statuses = (ran: Ran) => orders(ran).map(({ ordStatus }) => ordStatus);
export const positions = ({ sandbox }: Ran) => tradingState(sandbox.world).positions.map(({ netPos }) => netPos);

/** Something happens once a request has arrived, and that long after. */
export function afterRequest(path: string, ms: number, act: (sandbox: Sandbox) => void): (sandbox: Sandbox) => void {
  return (sandbox) => {
    void (async () => {
      // Longer than a program takes to begin.
      for (let tries = 0; tries < 3000 && sent(sandbox, path).length === 0; tries++) await delay(10);
      await delay(ms);
      act(sandbox);
    })();
  };
}

/** Something happens while the service handles a request. */
export function during(path: string, act: (sandbox: Sandbox) => void): (sandbox: Sandbox) => void {
  return (sandbox) => {
    sandbox.fault({ name: 'stalled', ms: 500, on: path });
    afterRequest(path, 0, act)(sandbox);
  };
}

/** Each recipe meets its trouble in every language. TypeScript is the same code as JavaScript, with types. */
export function describeTroubles(title: string, troubles: readonly Trouble[]): void {
  const written = runners.filter((each) => each.language !== 'typescript');
  describeInLanguages(`recipes ${title}`, 240_000, written, (runner) =>
    troubles.map((trouble) => [`${trouble.recipe} meets ${trouble.name}`, () => meet(trouble, runner)]),
  );
}

async function meet({ recipe: id, succeeds, check, ...options }: Trouble, runner: Runner): Promise<void> {
  const recipe = recipeById(id);
  assert.ok(recipe);
  await runRecipe(recipe, runner, options, (ran) => {
    const output = ran.stdout + ran.stderr;
    assert.equal(ran.code === 0, succeeds, output);
    assert.doesNotMatch(ran.stderr, /Traceback|^ +at |goroutine/m);
    check(ran);
  });
}
