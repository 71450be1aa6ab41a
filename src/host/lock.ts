import type { Lock } from '../core/platform/ports';
import { browserLock } from './browser/lock';
import { isNodeHost } from './machine';
import { fileLock } from './node/lock';

/** @param folder absolute path, for the Node host */
export function platformLock(folder: string): Lock {
  return isNodeHost() ? fileLock(folder) : browserLock;
}
