import * as vscode from 'vscode';
import { readAgentAccess, type AgentAccess } from '../core/agentTools/agentAccess';
import type { Disposable } from '../core/platform/ports';
import { isShared, readSharing, type SharedKind } from '../core/profile/sharing';
import { snippetTokenIn, snippetVariableIn } from '../core/snippets/tokenSettings';

/** The settings, read at each use, in the core's units. */
export const settings = {
  get environments(): unknown {
    return applicationValue('environments');
  },
  get session() {
    return {
      timeoutMs: number('request.timeoutSeconds', 30, 1, 600) * 1000,
      automatic: configuration().get('renewal.automatic') !== false,
      leadMs: number('renewal.leadMinutes', 15, 1, 60) * 60_000,
    };
  },
  /** Requests that modify data on LIVE are blocked. */
  get liveReadOnly(): boolean {
    return applicationValue('live.readOnly') !== false;
  },
  get statusBarVisibility(): 'always' | 'whenSignedIn' | 'never' {
    const value = configuration().get('statusBar.visibility');
    return value === 'whenSignedIn' || value === 'never' ? value : 'always';
  },
  get audience(): 'retail' | 'all' {
    return applicationValue('operations.audience') === 'all' ? 'all' : 'retail';
  },
  /** Whether other extensions may ask for tokens of this kind. */
  isShared(kind: SharedKind): boolean {
    return isShared(readSharing(applicationValue('sharing')), kind);
  },
  /** What language models may do. */
  get agentAccess(): AgentAccess {
    return readAgentAccess(applicationValue('agentTools.access'));
  },
  /** How long a copied token stays in the clipboard, ms; 0: for good. */
  get clipboardLimitMs(): number {
    return number('clipboard.clearAfterSeconds', 60, 0, 3600) * 1000;
  },
  get snippetToken(): 'literal' | 'reference' {
    return snippetTokenIn(configuration().inspect('snippets.token') ?? {});
  },
  get snippetVariable(): string {
    return snippetVariableIn(configuration().inspect('snippets.variable') ?? {});
  },
  onDidChange(section: string, listener: () => void): Disposable {
    return vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`tradovate.${section}`)) listener();
    });
  },
};

/** The settings that only parts read. On their own, so that the entry is bundled without them. */
export const partSettings = {
  /** Whether files are searched for the user's own secrets. */
  get secretScanning(): boolean {
    return applicationValue('secretScanning.enabled') !== false;
  },
  /** VS Code's own, about the network. A proxy's address may hold a password and isn't read further. */
  get proxy() {
    const http = vscode.workspace.getConfiguration('http');
    const address = http.get('proxy');
    return {
      isSet: typeof address === 'string' && address.trim() !== '',
      isOff: http.get('proxySupport') === 'off',
      isUnverified: http.get('proxyStrictSSL') === false,
    };
  },
};

function configuration(): vscode.WorkspaceConfiguration {
  return vscode.workspace.getConfiguration('tradovate');
}

/** The user's own value: a workspace has no say in where credentials go. */
export function applicationValue(key: string): unknown {
  const values = configuration().inspect(key);
  return values?.globalValue ?? values?.defaultValue;
}

function number(key: string, defaultValue: number, min: number, max: number): number {
  const value = configuration().get(key);
  return typeof value === 'number' && Number.isFinite(value) ? Math.min(Math.max(value, min), max) : defaultValue;
}
