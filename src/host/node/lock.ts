import type * as fsPromises from 'node:fs/promises';
import { canceledError } from '../../core/platform/errors';
import type { Lock } from '../../core/platform/ports';

type Fs = Pick<typeof fsPromises, 'mkdir' | 'writeFile' | 'readFile' | 'stat' | 'utimes' | 'rm'>;

/** The file system, and which of its errors pass. */
interface Disk {
  readonly fs: Fs;
  readonly isBusy: (error: unknown) => boolean;
}

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
 * On Windows a file that is deleted while another program has it open keeps its name until that program closes it, and a
 * file that a virus scanner reads can't be deleted. The same errors, if they stay, mean that the folder can't be written.
 */
const BUSY_CODES: ReadonlySet<unknown> = new Set(['EPERM', 'EACCES', 'EBUSY']);
const MAX_BUSY_MS = 2000;

/**
 * A lock that all windows on this machine share: a file that only one can create. It holds the process id of its owner
 * and is touched every second, so that a window that crashed doesn't keep it.
 * @param folder absolute path, created if missing
 * @param platform `process.platform`
 * @param files Node's own, if absent
 */
export function fileLock(folder: string, platform: string = process.platform, files?: Fs): Lock {
  const isBusy = (error: unknown) => platform === 'win32' && BUSY_CODES.has(codeOf(error));
  return {
    async run(name, work, signal) {
      const fs = files ?? (await import('node:fs/promises'));
      const disk: Disk = { fs, isBusy };
      await fs.mkdir(folder, { recursive: true });
      const file = `${folder}/${name.replace(/[^a-z0-9]+/gi, '-')}.lock`;
      const ownerId = `${process.pid} ${crypto.randomUUID()}`;
      await acquire(disk, file, ownerId, signal);
      const heartbeat = setInterval(
        () => void fs.utimes(file, new Date(), new Date()).catch(() => undefined),
        HEARTBEAT_MS,
      );
      try {
        return await work(async () => (await readOwner(disk, file))?.id === ownerId);
      } finally {
        clearInterval(heartbeat);
        // The work is done: what remains of a lock that can't be removed is broken by others.
        await removeIfOwned(disk, file, ownerId).catch(() => undefined);
      }
    },
  };
}

async function acquire(disk: Disk, file: string, ownerId: string, signal: AbortSignal | undefined): Promise<void> {
  let lastHeartbeat = '';
  let observedSince = performance.now();
  let busySince: number | undefined;
  for (;;) {
    if (signal?.aborted) throw canceledError();
    try {
      if (await create(disk, file, ownerId)) return;
      busySince = undefined;
    } catch (error) {
      busySince ??= performance.now();
      if (!disk.isBusy(error) || performance.now() - busySince > MAX_BUSY_MS) throw error;
    }
    const owner = await readOwner(disk, file);
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
        await breakStaleLock(disk, file, owner.id);
    }
    await delay(POLL_MS * (0.5 + Math.random()));
  }
}

async function create({ fs }: Disk, file: string, ownerId: string): Promise<boolean> {
  try {
    await fs.writeFile(file, ownerId, { flag: 'wx' });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

/** `undefined`: it was freed in the meantime. */
async function readOwner({ fs }: Disk, file: string): Promise<{ id: string; touchedAt: number } | undefined> {
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
async function breakStaleLock(disk: Disk, file: string, ownerId: string): Promise<void> {
  const { fs } = disk;
  const breakerFile = `${file}.dead`;
  const isFirst = await create(disk, breakerFile, ownerId).catch((error: unknown) => {
    if (disk.isBusy(error)) return false;
    throw error;
  });
  if (!isFirst) {
    const age = await fs.stat(breakerFile).then(
      ({ mtimeMs }) => Date.now() - mtimeMs,
      () => 0,
    );
    if (age > SUSPENDED_AFTER_MS) await remove(disk, breakerFile);
    return;
  }
  try {
    await removeIfOwned(disk, file, ownerId);
  } finally {
    await remove(disk, breakerFile);
  }
}

async function removeIfOwned(disk: Disk, file: string, ownerId: string): Promise<void> {
  const owner = await readOwner(disk, file);
  if (owner?.id === ownerId) await remove(disk, file);
}

/** `fs.rm` retries only where it removes folders. */
async function remove({ fs, isBusy }: Disk, file: string): Promise<void> {
  const begun = performance.now();
  for (;;) {
    try {
      await fs.rm(file, { force: true });
      return;
    } catch (error) {
      if (!isBusy(error) || performance.now() - begun > MAX_BUSY_MS) throw error;
      await delay(POLL_MS / 2);
    }
  }
}

const delay = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

function codeOf(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'code' in error ? error.code : undefined;
}
