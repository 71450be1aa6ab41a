import type * as fsPromises from 'node:fs/promises';
import { canceledError } from '../../core/platform/errors';
import type { Lock } from '../../core/platform/ports';

type Fs = typeof fsPromises;

const POLL_MS = 100;
const BEAT_MS = 1000;
/** A living holder beats every second; one that was not seen to for this long is dead. */
const DEAD_AFTER_MS = 10_000;

/**
 * A lock that all windows on this machine share: a file that only one can create. It holds the process id of its holder
 * and is touched every second, so that a window which died with it does not keep it.
 * @param folder absolute path, made where it is missing
 */
export function fileLock(folder: string): Lock {
  return {
    async run(name, work, signal) {
      const fs = await import('node:fs/promises');
      await fs.mkdir(folder, { recursive: true });
      const file = `${folder}/${name.replace(/[^a-z0-9]+/gi, '-')}.lock`;
      const mark = `${process.pid} ${crypto.randomUUID()}`;
      await acquire(fs, file, mark, signal);
      const beat = setInterval(() => void fs.utimes(file, new Date(), new Date()).catch(() => undefined), BEAT_MS);
      try {
        return await work();
      } finally {
        clearInterval(beat);
        await removeIf(fs, file, mark);
      }
    },
  };
}

async function acquire(fs: Fs, file: string, mark: string, signal: AbortSignal | undefined): Promise<void> {
  let seen = '';
  let seenSince = performance.now();
  for (;;) {
    if (signal?.aborted) throw canceledError();
    if (await create(fs, file, mark)) return;
    const holder = await look(fs, file);
    if (holder !== undefined) {
      const now = performance.now();
      const beaten = `${holder.mark} ${holder.touched}`;
      if (beaten !== seen) {
        seen = beaten;
        seenSince = now;
      }
      // Judged by what this process saw, not by the file's time: after a sleep every beat looks old.
      if (isDead(holder.mark) || now - seenSince > DEAD_AFTER_MS) await bury(fs, file, holder.mark);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS * (0.5 + Math.random())));
  }
}

async function create(fs: Fs, file: string, mark: string): Promise<boolean> {
  try {
    await fs.writeFile(file, mark, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

async function look(fs: Fs, file: string): Promise<{ mark: string; touched: number } | undefined> {
  try {
    const [mark, { mtimeMs }] = await Promise.all([fs.readFile(file, 'utf8'), fs.stat(file)]);
    return { mark, touched: mtimeMs };
  } catch {
    return undefined; // freed meanwhile
  }
}

function isDead(mark: string): boolean {
  const pid = Number.parseInt(mark, 10);
  if (!Number.isInteger(pid) || pid <= 0) return false; // not written to its end yet
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Only one window buries, and only the holder that it judged: another may have taken the place meanwhile. */
async function bury(fs: Fs, file: string, mark: string): Promise<void> {
  const spade = `${file}.dead`;
  if (!(await create(fs, spade, mark))) {
    const age = await fs.stat(spade).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > DEAD_AFTER_MS) await fs.rm(spade, { force: true });
    return;
  }
  try {
    await removeIf(fs, file, mark);
  } finally {
    await fs.rm(spade, { force: true });
  }
}

async function removeIf(fs: Fs, file: string, mark: string): Promise<void> {
  const holder = await look(fs, file);
  if (holder?.mark === mark) await fs.rm(file, { force: true });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
