import type * as vscode from 'vscode';
import type { Audience } from '../../core/operations/audience';
import type { Catalog } from '../../core/operations/catalog';
import type { Clock, Disposable, KeyValueStore, Log } from '../../core/platform/ports';
import type { Redactor } from '../../core/platform/redactor';
import type { Sender } from '../../core/requests/send/sender';
import type { SidebarModel } from '../../core/sidebar/sidebarModel';
import type { SnippetUi } from '../snippets/snippetUi';
import type { WriteText } from './responseActions';
import type { SidebarView } from './sidebarView';

export interface SidebarDeps {
  readonly extension: vscode.Uri;
  readonly createSender: (catalog: Catalog) => Pick<Sender, 'send'>;
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
    readonly audience: Audience;
    readonly session: { readonly timeoutMs: number };
    onDidChange(section: string, listener: () => void): Disposable;
  };
}

/** What needs the catalog: read when the sidebar is first shown, or the first request is tried. */
export interface LoadedSidebar {
  readonly catalog: Catalog;
  readonly model: SidebarModel;
}

/** What the sidebar's actions work with. */
export interface SidebarUi extends SidebarDeps {
  readonly view: SidebarView;
  readonly loaded: () => Promise<LoadedSidebar>;
  /** What was typed into a field: an account may be hidden behind an alias. */
  readonly reveal: (field: string, text: string) => string;
}
