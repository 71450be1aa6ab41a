import * as vscode from 'vscode';
import { specOfContract } from '../../core/operations/contractSpecs';
import type { Clock } from '../../core/platform/ports';
import { contractSentences } from '../../core/requests/lookup/contractSentences';
import type { LiveLookup } from '../../core/requests/lookup/liveLookup';
import { localizeSentences } from '../localize';
import { contractRange } from './symbolHoverStub';

/** A hover that takes longer is shown without what the service says; the next one has it. */
const MAX_WAIT_MS = 1500;

/** In code: a hover that says what a contract is. Products that aren't known offline have none. */
export class SymbolHover implements vscode.HoverProvider {
  constructor(
    private readonly lookup: Pick<LiveLookup, 'expirationOf'>,
    private readonly clock: Pick<Clock, 'now' | 'setTimer'>,
  ) {}

  async provideHover(document: vscode.TextDocument, position: vscode.Position): Promise<vscode.Hover | undefined> {
    const range = contractRange(document, position);
    const symbol = range && document.getText(range);
    if (symbol === undefined || !specOfContract(symbol)) return undefined;
    const sentences = contractSentences(symbol, this.clock.now(), await this.#confirmed(symbol), formatDay);
    if (!sentences) return undefined;
    return new vscode.Hover(new vscode.MarkdownString().appendText(localizeSentences(sentences)), range);
  }

  #confirmed(symbol: string): Promise<number | undefined> {
    return new Promise((resolve) => {
      const timer = this.clock.setTimer(MAX_WAIT_MS, () => resolve(undefined));
      void this.lookup.expirationOf(symbol).then((expires) => {
        timer.dispose();
        resolve(expires);
      });
    });
  }
}

function formatDay(time: number): string {
  return new Intl.DateTimeFormat(vscode.env.language, { dateStyle: 'long', timeZone: 'UTC' }).format(time);
}
