import * as vscode from 'vscode';
import type { Disposable, Log } from '../core/platform/ports';
import type { Redactor } from '../core/platform/redactor';

export interface ChannelLog extends Log, Disposable {
  show(): void;
}

/** The output channel. Every line is masked by value before it is written. */
export function channelLog(redactor: Redactor): ChannelLog {
  const channel = vscode.window.createOutputChannel('Tradovate', { log: true });
  return {
    info: (text) => channel.info(redactor.mask(text)),
    warn: (text) => channel.warn(redactor.mask(text)),
    error: (text) => channel.error(redactor.mask(text)),
    show: () => channel.show(),
    dispose: () => channel.dispose(),
  };
}
