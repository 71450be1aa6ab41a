import { randomBytes } from 'node:crypto';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import type * as vscode from 'vscode';
import type { Clock, Disposable, KeyValueStore } from '../../../src/core/platform/ports';
import { KnownSecrets } from '../../../src/core/scanning/knownSecrets';
import { systemClock } from '../../../src/host/machine';
import { DocumentScanner } from '../../../src/ui/secrets/documentScanner';
import type { IgnoredFiles } from '../../../src/ui/secrets/ignoredFiles';
import { SecretDiagnostics } from '../../../src/ui/secrets/secretDiagnostics';
import { FakeDocument, problems, type, workspace } from './fakeVscode';

/** Runs as a process of its own, bundled with `fakeVscode.ts` in place of VS Code, and prints its figures as JSON. */
export interface TypingFigures {
  /** Longest time in which nothing else ran, ms. */
  readonly stall: number;
  /** Longest time that the scanner computed without a pause, of this process alone, ms. */
  readonly slice: number;
  /** Longest time that a keystroke waited for the scanner, ms. */
  readonly keystroke: number;
  /** Until all of it was scanned, while the user typed, ms. */
  readonly total: number;
}

const [LINES, KEYSTROKES, TYPING_MS] = [400_000, 12, 260];

async function measure(): Promise<TypingFigures> {
  const token = newToken();
  const document = new FakeDocument(largeLog(token));
  const entries = new Map<string, unknown>();
  const memory: KeyValueStore = {
    keys: () => [...entries.keys()],
    get: (key) => entries.get(key),
    set: (key, value) => Promise.resolve(void entries.set(key, value)),
  };
  const session = { state: { session: { kind: 'none' } as const }, now: () => 0, onDidChange: () => nothing };
  const ownerOf = () => ({ profile: 'alice', environment: 'LIVE', isLive: true });
  const knownSecrets = new KnownSecrets({ memory, session, ownerOf });
  await knownSecrets.addToken('p1', { accessToken: token, issuerUrl: '', receivedAt: 0, expiresAt: 1 });
  const ignoredFiles = { has: () => false, onDidChange: () => nothing } as unknown as IgnoredFiles;
  const help = document.uri as unknown as vscode.Uri;
  const clock = new SliceClock();
  const diagnostics = new SecretDiagnostics({ knownSecrets, ignoredFiles, clock, help });

  // The garbage of the log itself is not what is measured.
  (globalThis as { gc?: () => void }).gc?.();
  const delays = monitorEventLoopDelay({ resolution: 1 });
  workspace.textDocuments.push(document);
  const begun = performance.now();
  delays.enable();
  new DocumentScanner({ ...{ knownSecrets, diagnostics, clock }, onClosed: () => undefined });
  let keystroke = 0;
  for (let count = 0; count < KEYSTROKES; count++) {
    await new Promise((resolve) => setTimeout(resolve, TYPING_MS));
    keystroke = Math.max(keystroke, type(document, (count * 7919) % LINES, 'x'));
  }
  const file = document.uri.toString();
  while ((problems.get(file)?.length ?? 0) < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  delays.disable();
  return { stall: delays.max / 1e6, slice: clock.longest, keystroke, total: performance.now() - begun };
}

/** Measures the processor's time between two timers: another process doesn't count. */
class SliceClock implements Clock {
  longest = 0;
  #begun: NodeJS.CpuUsage | undefined;
  now = () => systemClock.now();
  monotonic = () => systemClock.monotonic();

  setTimer(ms: number, ring: () => void): Disposable {
    if (this.#begun) this.longest = Math.max(this.longest, process.cpuUsage(this.#begun).user / 1000);
    this.#begun = undefined;
    return systemClock.setTimer(ms, () => {
      this.#begun = process.cpuUsage();
      ring();
    });
  }
}

const nothing = { dispose: () => undefined };

/** 50 MB, the token of the user near its beginning and in its last line. */
function largeLog(token: string): string[] {
  const others = Array.from({ length: 500 }, newToken);
  const lines = Array.from(
    { length: LINES },
    (_, line) =>
      `2026-11-28T12:00:00.000Z ${line} GET /v1/account/list 200 ${'.'.repeat(70)} ${others[line % 500] ?? ''}`,
  ).map((line) => Buffer.from(line.slice(0, 125)).toString());
  lines[10] = `Bearer ${token}`;
  lines[LINES - 1] = `Bearer ${token}`;
  return lines;
}

function newToken(): string {
  return randomBytes(90).toString('base64url');
}

void measure().then((figures) => {
  console.log(JSON.stringify(figures));
  // The problems wait for the token to expire.
  process.exit(0);
});
