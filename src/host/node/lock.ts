import type * as fsPromises from 'node:fs/promises';
import { canceledError } from '../../core/platform/errors';
import type { Lock } from '../../core/platform/ports';

type Fs = typeof fsPromises;

const POLL_MS = 100;
const HEARTBEAT_MS = 1000;
/** A living owner touches its file every second. One whose process is gone, and that didn't for this long, is dead. */
const STALE_AFTER_MS = 3000;
/**
 * A process with its id still runs: either the owner stands still, or another process has its id. The owner asks whether
 * it still holds the lock before it sends anything.
 */
const SUSPENDED_AFTER_MS = 60_000;

/**
 * A lock that all windows on this machine share: a file that only one can create. It holds the process id of its owner
 * and is touched every second, so that a window that crashed doesn't keep it.
 * @param folder absolute path, created if missing
 */
export function fileLock(folder: string): Lock {
  return {
    async run(name, work, signal) {
      const fs = await import('node:fs/promises');
      await fs.mkdir(folder, { recursive: true });
      const file = `${folder}/${name.replace(/[^a-z0-9]+/gi, '-')}.lock`;
      const ownerId = `${process.pid} ${crypto.randomUUID()}`;
      await acquire(fs, file, ownerId, signal);
      const heartbeat = setInterval(
        () => void fs.utimes(file, new Date(), new Date()).catch(() => undefined),
        HEARTBEAT_MS,
      );
      try {
        return await work(async () => (await readOwner(fs, file))?.id === ownerId);
      } finally {
        clearInterval(heartbeat);
        await removeIfOwned(fs, file, ownerId);
      }
    },
  };
}

async function acquire(fs: Fs, file: string, ownerId: string, signal: AbortSignal | undefined): Promise<void> {
  let lastHeartbeat = '';
  let observedSince = performance.now();
  for (;;) {
    if (signal?.aborted) throw canceledError();
    if (await create(fs, file, ownerId)) return;
    const owner = await readOwner(fs, file);
    if (owner !== undefined) {
      const now = performance.now();
      const heartbeat = `${owner.id} ${owner.touchedAt}`;
      if (heartbeat !== lastHeartbeat) {
        lastHeartbeat = heartbeat;
        observedSince = now;
      }
      // Measured by what this process observed, not by the file's time: after a sleep every heartbeat looks old. A process
      // id alone proves nothing, because the owner may be in another container.
      if (now - observedSince > (isGone(owner.id) ? STALE_AFTER_MS : SUSPENDED_AFTER_MS))
        await breakStaleLock(fs, file, owner.id);
    }
    await new Promise((resolve) => setTimeout(resolve, POLL_MS * (0.5 + Math.random())));
  }
}

async function create(fs: Fs, file: string, ownerId: string): Promise<boolean> {
  try {
    await fs.writeFile(file, ownerId, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** `undefined`: it was freed in the meantime. */
async function readOwner(fs: Fs, file: string): Promise<{ id: string; touchedAt: number } | undefined> {
  try {
    const [id, { mtimeMs }] = await Promise.all([fs.readFile(file, 'utf8'), fs.stat(file)]);
    return { id, touchedAt: mtimeMs };
  } catch {
    return undefined;
  }
}

function isGone(ownerId: string): boolean {
  const pid = Number.parseInt(ownerId, 10);
  if (!Number.isInteger(pid) || pid <= 0) return false; // not completely written yet
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return codeOf(error) === 'ESRCH';
  }
}

/** Only one window breaks the lock, and only if the owner is still the stale one: another may have taken it since. */
async function breakStaleLock(fs: Fs, file: string, ownerId: string): Promise<void> {
  const breakerFile = `${file}.dead`;
  if (!(await create(fs, breakerFile, ownerId))) {
    const age = await fs.stat(breakerFile).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > SUSPENDED_AFTER_MS) await fs.rm(breakerFile, { force: true });
    return;
  }
  try {
    await removeIfOwned(fs, file, ownerId);
  } finally {
    await fs.rm(breakerFile, { force: true });
  }
}

async function removeIfOwned(fs: Fs, file: string, ownerId: string): Promise<void> {
  const owner = await readOwner(fs, file);
  if (owner?.id === ownerId) await fs.rm(file, { force: true });
}

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
