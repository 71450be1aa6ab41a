import type { KeyValueStore } from './ports';

/** Key in globalState: the release whose notes need no mention, such as `0.1`. */
const RELEASE = 'release';

/** Knows whether the extension was updated since the user last read what is new. Patches aren't mentioned. */
export class ReleaseNotes {
  readonly #release: string;

  /** @param version of the extension, such as `0.2.1` */
  constructor(
    private readonly memory: KeyValueStore,
    version: string,
  ) {
    this.#release = /^\d+\.\d+/.exec(version)?.[0] ?? version;
  }

  /** Who installs the extension today, has nothing to catch up on. Call it at the start. */
  async begin(): Promise<void> {
    if (typeof this.memory.get(RELEASE) !== 'string') await this.read();
  }

  /** The release that is new to the user, such as `0.2`; `undefined`: none. */
  get unread(): string | undefined {
    const read = this.memory.get(RELEASE);
    return typeof read === 'string' && /^\d+\.\d+$/.test(read) && isNewer(this.#release, read)
      ? this.#release
      : undefined;
  }

  /** The user has opened the notes. */
  async read(): Promise<void> {
    await this.memory.set(RELEASE, this.#release);
  }
}

/** An older one isn't news: the user went back to it. */
function isNewer(release: string, than: string): boolean {
  const [major = 0, minor = 0] = release.split('.').map(Number);
  const [oldMajor = 0, oldMinor = 0] = than.split('.').map(Number);
  return major > oldMajor || (major === oldMajor && minor > oldMinor);
}
