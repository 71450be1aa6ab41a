import type * as vscode from 'vscode';
import type { Disposable, SharedFile } from '../../../src/core/platform/ports';
import * as real from '../../../src/host/sharedFile';
import { shared } from './shared';

export const { sharedRecordsChanges } = real;

export function sharedRecordsFile(context: Pick<vscode.ExtensionContext, 'globalStorageUri'>) {
  return tracked(real.sharedRecordsFile(context));
}

export function sharedFile(folder: vscode.Uri, name: string) {
  return tracked(real.sharedFile(folder, name));
}

function tracked(file: SharedFile & Disposable): SharedFile & Disposable {
  return {
    ...file,
    read: () => shared.track('files', () => file.read()),
    write: (text) => shared.track('files', () => file.write(text)),
  };
}
