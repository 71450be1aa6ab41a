import { setTimeout as delay } from 'node:timers/promises';

/** Generous: the machine may have two cores and other work. A condition that holds is seen at once. */
export const TIMEOUT_MS = 60_000;

/** Each question costs a tenth of that on a page. */
const EVERY_MS = 50;

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
  for (;;) {
    try {
      const answer = await ask();
      if (answer !== undefined && answer !== false) return answer;
      trouble = '';
    } catch (error) {
      trouble = error instanceof Error ? error.message : String(error);
    }
    if (Date.now() > until) break;
    await delay(options.every ?? EVERY_MS);
  }
  const instead = await Promise.resolve(options.instead?.()).catch(() => undefined);
  const rest = [trouble, instead].filter(Boolean).join('; ');
  throw new Error(`Waited ${Math.round(timeout / 1000)} s for ${what}.${rest ? ` Instead: ${rest}` : ''}`);
}
