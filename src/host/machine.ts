import type { Clock } from '../core/platform/ports';

export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  setTimer(ms, ring) {
    const timer = setTimeout(ring, ms);
    return { dispose: () => clearTimeout(timer) };
  },
};

export const randomId = (): string => crypto.randomUUID();

interface Process {
  readonly versions?: { readonly node?: string };
  readonly platform?: string;
  readonly env?: Readonly<Record<string, string | undefined>>;
}

const { process } = globalThis as { readonly process?: Process };

/** The same bundles run in both hosts, so differences are decided at run time. */
export function isNodeHost(): boolean {
  return process?.versions?.node !== undefined;
}

/** `process.platform`: `win32`, `darwin`, `linux`; undefined in a browser. */
export function nodePlatform(): string | undefined {
  return isNodeHost() ? process?.platform : undefined;
}

/** A variable of the environment that the extension runs in; undefined in a browser. */
export function environmentVariable(name: string): string | undefined {
  return process?.env?.[name];
}
