import * as vscode from 'vscode';
import type { Disposable, Log } from '../core/platform/ports';
import type { Redactor } from '../core/platform/redactor';

/** The output channel. Every line is masked by value on its way in. */
export function channelLog(redactor: Redactor): Log & Disposable & { show(): void } {
  const channel = vscode.window.createOutputChannel('Tradovate', { log: true });
  return {
    info: (text) => channel.info(redactor.mask(text)),
    warn: (text) => channel.warn(redactor.mask(text)),
    error: (text) => channel.error(redactor.mask(text)),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}
