import { setTimeout as delay } from 'node:timers/promises';

/** Generous: the machine may have two cores and other work. A condition that holds is seen at once. */
export const TIMEOUT_MS = 60_000;

/** Asked often at first, because most of what is waited for is there soon, then less often: a question costs several ms on a page. */
const FIRST_PAUSE_MS = 50;
const LONGEST_PAUSE_MS = 200;
const PAUSE_GROWTH = 1.25;

/**
 * Asks until there is an answer (anything but `undefined` or `false`). The error says what was waited for, and what was
 * there instead.
 */
export async function waitFor<T>(
  what: string,
  ask: () => T | false | undefined | Promise<T | false | undefined>,
  options: { timeout?: number; every?: number; instead?: () => string | Promise<string> } = {},
): Promise<T> {
  const timeout = options.timeout ?? TIMEOUT_MS;
  const until = Date.now() + timeout;
  let trouble = '';
  let pauseMs = options.every ?? FIRST_PAUSE_MS;
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      trouble = '';
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
    }
    if (Date.now() > until) break;
    await delay(pauseMs);
    if (options.every === undefined) pauseMs = Math.min(LONGEST_PAUSE_MS, pauseMs * PAUSE_GROWTH);
  }
  const instead = await Promise.resolve(options.instead?.()).catch(() => undefined);
  const rest = [trouble, instead].filter(Boolean).join('; ');
  throw new Error(`Waited ${Math.round(timeout / 1000)} s for ${what}.${rest ? ` Instead: ${rest}` : ''}`);
}
