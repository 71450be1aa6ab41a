import { Emitter } from '../platform/event';
import type { Clock, KeyValueStore } from '../platform/ports';
import type { Environment } from '../profile/environment';
import { readActiveProfile, readProfiles } from '../profile/storedProfiles';
import { renewalLead } from './renewalLead';
import type { Session, SessionState } from './sessionState';
import type { SessionView } from './sessionView';
import { readTokenMetadata } from './storedMetadata';

export interface StoredSessionPorts {
  /** globalState. */
  readonly memory: KeyValueStore;
  /** workspaceState. */
  readonly workspace: KeyValueStore;
  readonly clock: Pick<Clock, 'now'>;
  readonly environments: () => readonly Environment[];
  readonly renewal: () => { readonly automatic: boolean; readonly leadMs: number };
}

/**
 * The session as globalState and workspaceState describe it, until the SessionManager is loaded: the profile and when
 * its token expires. Reads no secret and no file, so it knows nothing of blocks and of what other windows did.
 */
export class StoredSessionView implements SessionView {
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;

  constructor(private readonly ports: StoredSessionPorts) {}

  get state(): SessionState {
    const { memory, workspace, environments } = this.ports;
    const profile = readActiveProfile(memory, workspace);
    if (!profile)
      return { ...(readProfiles(memory).length > 0 ? { isUnselected: true } : {}), session: { kind: 'none' } };
    const environment = environments().find(({ id }) => id === profile.environment);
    const session = this.#session(profile.id, environment);
    const renewalAt = this.#renewalAt(session);
    return {
      profile,
      ...(environment ? { environment } : {}),
      session,
      ...(renewalAt === undefined ? {} : { renewalAt }),
    };
  }

  /** ms since 1970 by this machine's clock: the service's time is not known yet. */
  now(): number {
    return this.ports.clock.now();
  }

  /** Call when a store or a setting may have changed. */
  refresh(): void {
    this.#changed.fire();
  }

  /** A token is only valid at the address that issued it: the setting may have changed. */
  #session(profileId: string, environment: Environment | undefined): Session {
    const metadata = readTokenMetadata(this.ports.memory, profileId);
    if (!metadata || metadata.issuerUrl !== environment?.baseUrl) return { kind: 'none' };
    return { kind: metadata.expiresAt > this.now() ? 'alive' : 'expired', ...metadata };
  }

  /** When the RenewalScheduler will renew. */
  #renewalAt(session: Session): number | undefined {
    const { automatic, leadMs } = this.ports.renewal();
    if (session.kind !== 'alive' || !automatic) return undefined;
    return session.expiresAt - renewalLead(leadMs, session.expiresAt - session.receivedAt);
  }
}
