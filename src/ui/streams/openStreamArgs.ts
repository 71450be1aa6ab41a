import * as vscode from 'vscode';
import { t, type Text } from '../../core/platform/text';
import { localize } from '../localize';

export type StreamKind = 'account' | 'quotes' | 'depth' | 'chart';

/** What a key binding may say; the user is asked for the rest. */
export interface OpenStreamArgs {
  readonly stream?: StreamKind;
  readonly symbols: readonly string[];
}

const MAX_SYMBOLS = 50;

const kinds: Readonly<Record<StreamKind, { readonly label: Text; readonly detail: Text; readonly icon: string }>> = {
  account: { label: t('Account'), detail: t('Orders, fills, positions and cash as they change'), icon: 'account' },
  quotes: { label: t('Quotes'), detail: t('Bid, ask, last price and volume of several symbols'), icon: 'list-flat' },
  depth: { label: t('Depth'), detail: t('The order book of a symbol'), icon: 'layers' },
  chart: { label: t('Chart'), detail: t('Bars of a symbol: history, then live'), icon: 'graph-line' },
};

/** An argument comes from a key binding or another extension: only what it may say is taken. */
export function parseOpenStreamArgs(argument: unknown): OpenStreamArgs {
  if (typeof argument !== 'object' || argument === null) return { symbols: [] };
  const { stream, symbols } = argument as Record<string, unknown>;
  const list: readonly unknown[] = Array.isArray(symbols) ? symbols.slice(0, MAX_SYMBOLS) : [];
  return {
    ...(typeof stream === 'string' && Object.hasOwn(kinds, stream) ? { stream: stream as StreamKind } : {}),
    symbols: list.filter((symbol): symbol is string => typeof symbol === 'string'),
  };
}

/** Asks which stream; `undefined`: the user canceled. */
export async function pickStream(): Promise<StreamKind | undefined> {
  const items = Object.entries(kinds).map(([stream, { label, detail, icon }]) => ({
    label: `$(${icon}) ${localize(label)}`,
    detail: localize(detail),
    stream: stream as StreamKind,
  }));
  const picked = await vscode.window.showQuickPick(items, { title: localize(t('Tradovate: Open Live Stream')) });
  return picked?.stream;
}
