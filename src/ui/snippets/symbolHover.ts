import * as vscode from 'vscode';
import { specOfContract } from '../../core/operations/contractSpecs';
import { contractMonth } from '../../core/requests/form/symbolProblem';
import { t } from '../../core/platform/text';
import { localizeSentences } from '../localize';
import { requestLanguages } from './languages';

const CONTRACT = /\b[A-Z0-9]{1,4}[FGHJKMNQUVXZ]\d{1,2}\b/;

/** In code: a hover that says what a contract is. Products that aren't known offline have none. */
export function watchSymbols(): vscode.Disposable {
  return vscode.languages.registerHoverProvider(requestLanguages, {
    provideHover(document, position) {
      const range = document.getWordRangeAtPosition(position, CONTRACT);
      const text = range && contractText(document.getText(range), Date.now());
      return text === undefined ? undefined : new vscode.Hover(new vscode.MarkdownString().appendText(text), range);
    },
  });
}

function contractText(symbol: string, now: number): string | undefined {
  const spec = specOfContract(symbol);
  const expiration = contractMonth(symbol, now);
  if (!spec || !expiration) return undefined;
  const { year, month } = expiration;
  const format = new Intl.DateTimeFormat(vscode.env.language, { month: 'long', year: 'numeric', timeZone: 'UTC' });
  const name = format.format(Date.UTC(year, month));
  const isOver = Date.UTC(year, month + 1) <= now;
  return localizeSentences([
    isOver ? t('{0} expired in {1}.', symbol, name) : t('{0} is the contract of {1}.', symbol, name),
    t('Tick size: {0}.', spec.tickSize),
    t('One point is worth {0} USD.', spec.valuePerPoint),
  ]);
}
