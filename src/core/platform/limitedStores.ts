import type { Clock, KeyValueStore, SharedFile } from './ports';
import { withTimeLimit } from './timeLimit';

type Timer = Pick<Clock, 'setTimer'>;

/** A disk that takes longer is out of order. */
const DISK_LIMIT_MS = 5000;

/** globalState or workspaceState whose writes end within a time limit. */
export function limitedKeyValueStore(store: KeyValueStore, clock: Timer): KeyValueStore {
  return {
    keys: () => store.keys(),
    get: (key) => store.get(key),
    set: (key, value) => withTimeLimit(clock, DISK_LIMIT_MS, store.set(key, value), tooSlow),
  };
}

/** A shared file whose reads and writes end within a time limit. */
export function limitedSharedFile(file: SharedFile, clock: Timer): SharedFile {
  return {
    read: () => withTimeLimit(clock, DISK_LIMIT_MS, file.read(), tooSlow),
    write: (text) => withTimeLimit(clock, DISK_LIMIT_MS, file.write(text), tooSlow),
    onDidChange: (listener) => file.onDidChange(listener),
  };
}

function tooSlow(): Error {
  return new Error('The disk does not respond.');
}
