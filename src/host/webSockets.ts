import type * as vscode from 'vscode';
import type { WebSockets } from '../core/platform/ports';
import { browserWebSockets } from './browser/webSockets';
import { loadFeature } from './loadFeature';
import { isNodeHost } from './machine';
import type * as Sockets from './node/webSockets';

/** In the Node host from a part of its own, which holds the `ws` package. Rejects with a `UserFacingError`. */
export async function platformWebSockets(extension: vscode.Uri): Promise<WebSockets> {
  return isNodeHost() ? (await loadFeature<typeof Sockets>(extension, 'sockets')).webSockets : browserWebSockets;
}
