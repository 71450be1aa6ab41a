import * as vscode from 'vscode';
import type { AccessToken } from '../../../src/core/auth/accessToken';
import { parseCatalog, type Catalog } from '../../../src/core/operations/catalog';
import { Emitter } from '../../../src/core/platform/event';
import type { KeyValueStore } from '../../../src/core/platform/ports';
import { KnownSecrets } from '../../../src/core/scanning/knownSecrets';
import type { SessionState } from '../../../src/core/session/sessionState';
import type { TokenUi } from '../../../src/ui/token/tokenCommands';

export const NOW = 1_900_000_000_000;
const DEMO = 'https://demo.tradovateapi.com/v1';

/** The operations that the extension ships. */
export async function loadCatalog(): Promise<Catalog> {
  const uri = vscode.extensions.getExtension('tradovate-community.tradovate-token')?.extensionUri;
  if (!uri) throw new Error('The extension is not there.');
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(uri, 'dist', 'operations.json'));
  return parseCatalog(new TextDecoder().decode(bytes));
}

export function memory(): KeyValueStore {
  const kept = new Map<string, unknown>();
  return {
    keys: () => [...kept.keys()],
    get: (key) => kept.get(key),
    set: (key, value) => Promise.resolve(void kept.set(key, value)),
  };
}

export function invented(name: string, receivedAt = NOW): AccessToken {
  const expiresAt = NOW + 42 * 60_000;
  return { accessToken: `invented-${name}-token_`.padEnd(96, '0123456789'), issuerUrl: DEMO, receivedAt, expiresAt };
}

/** A session with the token that a test gives it: no vault, no network. */
export class FakeSession {
  readonly #changed = new Emitter<void>();
  readonly onDidChange = this.#changed.event;
  state: SessionState = {
    profile: { id: 'p1', label: 'Demo · alice', environment: 'demo' },
    environment: { id: 'demo', label: 'Demo', baseUrl: DEMO },
    session: { kind: 'none' },
  };
  #token: AccessToken | undefined;

  now(): number {
    return NOW;
  }

  currentToken(): Promise<AccessToken | undefined> {
    return Promise.resolve(this.#token);
  }

  hold(token: AccessToken): void {
    this.#token = token;
    const { issuerUrl, receivedAt, expiresAt } = token;
    this.state = { ...this.state, session: { kind: 'alive', issuerUrl, receivedAt, expiresAt } };
    this.#changed.fire();
  }

  switchTo(id: string): void {
    this.state = { ...this.state, profile: { id, label: id, environment: 'demo' }, session: { kind: 'none' } };
    this.#changed.fire();
  }

  /** @param areThere whether there are profiles, none of them active */
  leaveProfiles(areThere: boolean): void {
    this.state = { ...(areThere ? { isUnselected: true } : {}), session: { kind: 'none' } };
    this.#changed.fire();
  }

  tokenUi(): TokenUi {
    return {
      sessionManager: this,
      reporter: { report: () => Promise.resolve() },
      firstProfile: () => Promise.resolve(undefined),
      presentation: { isOn: false, onDidChange: () => ({ dispose: () => undefined }) },
      clipboard: { copy: (text: string) => vscode.env.clipboard.writeText(text) },
      clipboardLimitMs: () => 60_000,
    } as unknown as TokenUi;
  }
}

/** @param stored as globalState keeps it */
export function knownSecretsOf(session: FakeSession, stored = memory()): KnownSecrets {
  const ownerOf = (profileId: string) => ({
    profile: profileId === 'p1' ? 'Demo · alice' : profileId,
    environment: 'Demo',
    isLive: profileId === 'live',
  });
  return new KnownSecrets({ memory: stored, session, ownerOf });
}
