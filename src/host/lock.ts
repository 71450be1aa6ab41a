import type { Lock } from '../core/ports';
import { browserLock } from './browser/lock';
import { fileLock } from './node/lock';

/** The bundle is one for both hosts, so the choice is made as it starts. @param folder absolute path, for the Node host */
export function platformLock(folder: string): Lock {
  return isNodeHost() ? fileLock(folder) : browserLock;
}

function isNodeHost(): boolean {
  return typeof process === 'object' && typeof process.versions === 'object' && process.versions.node !== undefined;
}
