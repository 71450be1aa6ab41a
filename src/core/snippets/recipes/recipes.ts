import { t, type Text } from '../../platform/text';
import type { Recipe, RecipeId } from './recipe';
import { streamRecipes } from './streams/streamRecipes';

type Trading = Omit<Recipe, 'trades' | 'service'>;

const trading = (recipe: Trading): Recipe => ({ ...recipe, trades: true, service: 'rest' });

/** Source: tradovate-orders.md, section 12. */
const placing: readonly Recipe[] = [
  trading({
    id: 'marketOrder',
    title: t('Market Order'),
    description: t('Buys or sells at once at the market price'),
    parameters: ['account', 'symbol', 'side', 'quantity'],
  }),
  trading({
    id: 'limitOrder',
    title: t('Limit Order'),
    description: t('Buys or sells at a price or better'),
    parameters: ['account', 'symbol', 'side', 'quantity', 'limitPrice'],
  }),
  trading({
    id: 'stopOrder',
    title: t('Stop Order'),
    description: t('Becomes a market order when a price is reached'),
    parameters: ['account', 'symbol', 'exitSide', 'quantity', 'stopPrice'],
  }),
  trading({
    id: 'stopLimitOrder',
    title: t('Stop-Limit Order'),
    description: t('Becomes a limit order when a price is reached'),
    parameters: ['account', 'symbol', 'exitSide', 'quantity', 'stopPrice', 'worstPrice'],
  }),
  trading({
    id: 'trailingStopOrder',
    title: t('Trailing Stop Order'),
    description: t('A stop that follows the market at a distance'),
    parameters: ['account', 'symbol', 'exitSide', 'quantity', 'stopPrice', 'trailBy'],
  }),
  trading({
    id: 'bracketOrder',
    title: t('Bracket Order (OSO)'),
    description: t('A limit order whose fill places a stop loss and a target at their prices'),
    parameters: ['account', 'symbol', 'side', 'quantity', 'limitPrice', 'stopLossPrice', 'targetPrice'],
  }),
  trading({
    id: 'ocoOrder',
    title: t('Stop Loss and Target for a Position (OCO)'),
    description: t('Two orders, of which a fill of one cancels the other'),
    parameters: ['account', 'symbol', 'exitSide', 'quantity', 'targetPrice', 'stopLossPrice'],
  }),
  trading({
    id: 'bracketStrategy',
    title: t('Bracket Strategy'),
    description: t('A market order with a stop loss and a target at a distance from its fill'),
    parameters: ['account', 'symbol', 'side', 'quantity', 'targetPoints', 'stopPoints'],
  }),
];

const changing: readonly Recipe[] = [
  trading({
    id: 'modifyOrder',
    title: t('Modify an Order'),
    description: t('Moves a working limit or stop order to another price'),
    parameters: ['account', 'symbol', 'orderId', 'newPrice'],
  }),
  trading({
    id: 'cancelOrder',
    title: t('Cancel an Order'),
    description: t('Cancels one working order and waits for the outcome'),
    parameters: ['account', 'symbol', 'orderId'],
  }),
  trading({
    id: 'cancelAllOrders',
    title: t('Cancel All Orders'),
    description: t('Cancels every working order of an account'),
    parameters: ['account'],
  }),
  trading({
    id: 'flattenPosition',
    title: t('Flatten a Position'),
    description: t("Cancels a contract's orders and closes its position at market"),
    parameters: ['account', 'symbol'],
  }),
  trading({
    id: 'flattenAll',
    title: t('Flatten All'),
    description: t('Stops strategies, cancels all orders and closes all positions of an account'),
    parameters: ['account'],
  }),
  trading({
    id: 'rollContract',
    title: t('Roll a Position'),
    description: t('Closes a position and opens it in the next contract'),
    parameters: ['account', 'oldSymbol'],
  }),
];

const reading: readonly Recipe[] = [
  {
    id: 'signIn',
    title: t('Sign In and Stay Signed In'),
    description: t('For a program that runs alone: token request, waiting times and renewal'),
    trades: false,
    service: 'sign-in',
    parameters: [],
  },
  {
    id: 'oauthSignIn',
    title: t('Sign In with OAuth'),
    description: t('In the browser, for other users too: listener on this machine, PKCE, exchange of the code'),
    trades: false,
    service: 'oauth',
    parameters: [],
  },
  {
    id: 'accountOverview',
    title: t('Account Overview'),
    description: t('Cash, positions and working orders of all accounts'),
    trades: false,
    service: 'rest',
    parameters: [],
  },
  {
    id: 'downloadBars',
    title: t('Download Bars'),
    description: t('Bars of any time range as CSV, over the market data WebSocket'),
    trades: false,
    service: 'market-data',
    parameters: ['symbol', 'barMinutes', 'fromTime', 'toTime', 'barsFile'],
    isStream: true,
  },
  {
    id: 'downloadFills',
    title: t('Download Fills'),
    description: t('Fills of up to 63 days as CSV, from the undocumented reports service'),
    trades: false,
    service: 'reports',
    parameters: ['account', 'fromDate', 'toDate', 'fillsFile'],
  },
];

export interface RecipeGroup {
  /** Identifies it in the sidebar. */
  readonly id: string;
  readonly title: Text;
  readonly recipes: readonly Recipe[];
}

export const recipeGroups: readonly RecipeGroup[] = [
  { id: 'placing', title: t('Place Orders'), recipes: placing },
  { id: 'changing', title: t('Change and Close'), recipes: changing },
  { id: 'reading', title: t('Sign In and Read Data'), recipes: reading },
  { id: 'streaming', title: t('Stream Live Data'), recipes: streamRecipes },
];

/** All recipes, in the order in which they are offered. */
export const recipes: readonly Recipe[] = recipeGroups.flatMap((group) => group.recipes);

/** @returns `undefined`: a key binding names none */
export function recipeById(id: string): Recipe | undefined {
  return recipes.find((recipe) => recipe.id === (id as RecipeId));
}
