import { BracketEditor } from '../../src/core/sidebar/bracketEditor';
import type { BracketView } from '../../src/core/sidebar/bracketView';
import type { SendView } from '../../src/core/sidebar/sendView';
import { now, operation } from '../unit/operations/fixture';

/** The form of a bracket order in different states, as the host sends it. */

const accounts = [
  { id: 1234567, name: 'DEMO1234567' },
  { id: 7654321, name: 'DEMO7654321' },
];

function view(texts: Readonly<Record<string, string>>, part: Partial<SendView> = {}, known = accounts): BracketView {
  const editor = new BracketEditor(
    operation('placeOSO'),
    { accountsFor: () => known, hasAllAccounts: true },
    () => now,
  );
  for (const [field, text] of Object.entries(texts)) editor.edit(field, text);
  const { blocked } = editor;
  return editor.view({ ...(blocked ? { blocked: [blocked] } : {}), needsConfirmation: false, sending: false, ...part });
}

const prices = { account: 'DEMO1234567', entryPrice: '6900', stop: '40', target: '80' };

export const empty = view({}, {}, []);
export const filled = view(prices);
export const liveSell = view({ ...prices, side: 'Sell', quantity: '3' }, { needsConfirmation: true });
export const withProblems = view({ symbol: 'MES1!', quantity: '1.5', entryPrice: '6900', stop: '-1', target: '' });
export const market = view({
  ...{ ...prices, entry: 'Market', entryPrice: '', stop: '6890', target: '6920' },
  ...{ stopUnit: 'price', targetUnit: 'price' },
});
