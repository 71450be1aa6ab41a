import type * as vscode from 'vscode';
import type { Clock, Disposable, Http, Log, KeyValueStore } from '../../core/platform/ports';
import type { Redactor } from '../../core/platform/redactor';
import type { Sender } from '../../core/requests/send/sender';
import type { SidebarModel } from '../../core/sidebar/sidebarModel';
import type { Requests } from '../snippets/requestsFeature';
import type { SnippetUi } from '../snippets/snippetUi';
import type { WriteText } from './responseActions';
import type { SidebarView } from './sidebarView';

export interface SidebarDeps {
  readonly extension: vscode.Uri;
  readonly http: Http;
  readonly clock: Clock;
  readonly log: Log;
  readonly memory: KeyValueStore;
  readonly redactor: Redactor;
  readonly nonce: () => string;
  readonly writeText: WriteText;
  readonly snippetUi: SnippetUi;
  readonly settings: {
    readonly liveReadOnly: boolean;
    readonly snippetToken: 'literal' | 'reference';
    readonly snippetVariable: string;
    readonly session: { readonly timeoutMs: number };
    onDidChange(section: string, listener: () => void): Disposable;
  };
}

/** What is loaded with the first look at the sidebar, or the first request that is tried. */
export interface Loaded {
  readonly requests: Requests;
  readonly desk: SidebarModel;
  readonly sender: Sender;
}

export interface SidebarUi extends SidebarDeps {
  readonly view: SidebarView;
  readonly loaded: () => Promise<Loaded>;
  /** Nothing is left of what was typed, sent or answered. */
  readonly clear: () => void;
}
