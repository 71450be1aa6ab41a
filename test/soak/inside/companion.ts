import { shared } from '../product/shared';
import { actions } from './actions';
import { measure } from './figures';

/** How long of real time one action may take before the driver goes on: it may wait for virtual time to pass. */
const PATIENCE_MS = 150;

/** Those that haven't ended, by number. */
const pending = new Map<number, string>();
let lastNumber = 0;
/** What actions were refused with, since the driver asked last. */
let errors: string[] = [];

interface Action {
  readonly name: string;
  readonly argument?: unknown;
}

/** @returns the number of the action, if it goes on; else 0 */
async function act({ name, argument }: Action): Promise<number> {
  const action = actions[name];
  if (!action) throw new Error(`There is no action ${name}.`);
  const number = ++lastNumber;
  pending.set(number, `${name} ${JSON.stringify(argument)}`);
  const done = Promise.resolve()
    .then(() => action(argument as never))
    .then(
      () => undefined,
      (error: unknown) => void errors.push(`${name} ${JSON.stringify(argument)}: ${String(error)}`),
    )
    .then(() => {
      pending.delete(number);
      return 0;
    });
  return Promise.race([done, new Promise<number>((resolve) => setTimeout(() => resolve(number), PATIENCE_MS))]);
}

/** Whether it still does after a moment of real time. */
async function goesOn(number: number): Promise<boolean> {
  for (let turn = 0; turn < 20 && pending.has(number); turn++) await new Promise((resolve) => setTimeout(resolve, 5));
  return pending.has(number);
}

/** What the driver uses in a window: the product's clock, and actions of a user. */
export function startCompanion(): void {
  Object.assign(shared.link.handlers, {
    act,
    goesOn,
    figures: () => measure([...pending.values()]),
    errors: () => {
      const taken = errors;
      errors = [];
      return taken;
    },
  });
  void shared.link.ask('hello', { pid: process.pid });
}
