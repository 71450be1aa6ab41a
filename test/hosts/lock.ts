import { mkdir, open, rm, stat, utimes } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';

/** The holder touches its file this often; a file not touched for `STALE_MS` belongs to a process that has ended. */
const HEARTBEAT_MS = 5_000;
const STALE_MS = 30_000;

async function take(file: string): Promise<boolean> {
  try {
    await (await open(file, 'wx')).close();
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

async function isStale(file: string): Promise<boolean> {
  try {
    return Date.now() - (await stat(file)).mtimeMs > STALE_MS;
  } catch {
    return false; // gone in between: the next attempt takes it
  }
}

/**
 * Runs `work` while no other process runs it under the same lock file. A heartbeat rather than a process id shows whether
 * the holder still runs, so it also works between containers that share the folder.
 */
export async function withLock<T>(file: string, onWait: () => void, work: () => Promise<T>): Promise<T> {
  await mkdir(dirname(file), { recursive: true });
  let announced = false;
  while (!(await take(file))) {
    if (await isStale(file)) {
      await rm(file, { force: true });
      continue;
    }
    if (!announced) onWait();
    announced = true;
    await delay(500);
  }
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => undefined);
  }, HEARTBEAT_MS);
  try {
    return await work();
  } finally {
    clearInterval(heartbeat);
    await rm(file, { force: true });
  }
}
