import * as vscode from 'vscode';
import type { Disposable } from '../../core/platform/ports';
import type { SharedKind } from '../../core/profile/sharing';
import type { Accounts } from '../../core/session/accounts/accounts';
import type { AccountsChange } from '../../core/session/accounts/accountSession';

/** Two providers: VS Code remembers consent by provider and account, never by scope, and names only the provider when it asks. */
export const accountProviders = [
  { id: 'tradovate-simulation', label: 'Tradovate Simulation', kind: 'simulation' },
  { id: 'tradovate-live', label: 'Tradovate LIVE', kind: 'live' },
] as const satisfies readonly { readonly kind: SharedKind; readonly [field: string]: string }[];

/**
 * Registers at once, because VS Code waits only five seconds for a provider. Loads nothing as long as nothing is shared.
 * @param isShared whether other extensions may ask for tokens of this kind now
 */
export function registerAccounts(
  isShared: (kind: SharedKind) => boolean,
  load: () => Promise<Pick<Accounts, 'sessions' | 'create' | 'remove'>>,
): Disposable & { fire(change: AccountsChange): void } {
  const changed = new Map<SharedKind, vscode.EventEmitter<AccountsChange['event']>>();
  const registered = accountProviders.map(({ id, label, kind }) => {
    const emitter = new vscode.EventEmitter<AccountsChange['event']>();
    changed.set(kind, emitter);
    const provider: vscode.AuthenticationProvider = {
      onDidChangeSessions: emitter.event,
      getSessions: async (scopes, options) =>
        isShared(kind) ? (await load()).sessions(kind, scopes, options.account) : [],
      createSession: async (scopes, options) => (await load()).create(kind, scopes, options.account),
      removeSession: async (sessionId) => (await load()).remove(sessionId),
    };
    const options = { supportsMultipleAccounts: true };
    return vscode.authentication.registerAuthenticationProvider(id, label, provider, options);
  });
  return {
    fire: ({ kind, event }) => changed.get(kind)?.fire(event),
    dispose() {
      for (const one of [...registered, ...changed.values()]) one.dispose();
    },
  };
}
