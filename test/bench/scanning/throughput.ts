import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fingerprintOf } from '../../../src/core/scanning/fingerprint';
import { SecretFinder, type SearchedSecret } from '../../../src/core/scanning/secretFinder';
import { root } from '../../demo/session';
import { median } from '../median';
import { patterns } from './patterns';

const LENGTH = 4_000_000;
const ROUNDS = 5;

/** MB of text in a second, one byte a character. */
export interface Throughput {
  readonly text: string;
  readonly ours: number;
  /** The patterns of an extension that recognizes secrets by their form. */
  readonly patterns: number;
  /** `indexOf` with each of 20 tokens. */
  readonly indexOf: number;
}

/** How fast texts of several kinds are searched for 20 tokens and two credentials. */
export function measureThroughput(): readonly Throughput[] {
  const tokens = Array.from({ length: 20 }, newToken);
  const secrets = tokens.flatMap((about): SearchedSecret<string>[] => {
    const fingerprint = fingerprintOf(about);
    return fingerprint ? [{ about, fingerprint }] : [];
  });
  const credentials = ['correct horse battery', '0c1f7a52-5d2e-4b7a'].map((value) => ({ about: value, value }));
  const finder = new SecretFinder([...secrets, ...credentials]);
  return Object.entries(texts()).map(([name, text]) => ({
    text: name,
    ours: rate(text, () => finder.find(text)),
    patterns: rate(text, () => patterns.map((pattern) => text.match(pattern))),
    indexOf: rate(text, () => tokens.map((token) => text.indexOf(token))),
  }));
}

function texts(): Readonly<Record<string, string>> {
  const code = readFileSync(join(root, 'src/core/session/sessionManager.ts'), 'utf8');
  const others = Array.from({ length: 2000 }, () => `2026-11-28T12:00:00.000Z GET Bearer ${newToken()} 200\n`).join('');
  return {
    code: repeated(code),
    CSV: repeated('2026-11-28T12:00:00.000Z,ESZ6,5000.25,1,B,demo,filled\n'),
    'log full of other tokens': repeated(others),
    'base64 in one line': repeated(randomBytes(100_000).toString('base64')),
    'text in Japanese': repeated('トークンは有効期限が切れるまでファイルに残ります。\n'),
  };
}

function repeated(text: string): string {
  // From a buffer, so that it is one flat string, as that of an editor or a file.
  return Buffer.from(text.repeat(Math.ceil(LENGTH / text.length)).slice(0, LENGTH)).toString();
}

function newToken(): string {
  return randomBytes(90).toString('base64url');
}

/** By the processor's time, so that another process doesn't count. */
function rate(text: string, work: () => unknown): number {
  // The engine compiles it.
  work();
  const times = Array.from({ length: ROUNDS }, () => {
    const begun = process.cpuUsage();
    work();
    return process.cpuUsage(begun).user / 1000;
  });
  return text.length / 1000 / Math.max(median(times), 0.001);
}
