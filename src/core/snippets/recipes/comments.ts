import type { Recipe, RecipeId, StreamRecipeId } from './recipe';

const comments: Readonly<Record<Exclude<RecipeId, StreamRecipeId | 'oauthSignIn'>, string>> = {
  marketOrder: 'Places a market order.',
  limitOrder: 'Places a limit order.',
  stopOrder: 'Places a stop order: it becomes a market order at its price.',
  stopLimitOrder: 'Places a stop-limit order: it becomes a limit order at its stop price.',
  trailingStopOrder: 'Places a trailing stop: it follows the market at a distance.',
  bracketOrder: 'Places a limit order; its fill places a stop loss and a target, which cancel each other.',
  ocoOrder: 'Places a target and a stop loss for a position: a fill of one cancels the other.',
  bracketStrategy: 'Starts a market order with a stop loss and a target at distances from its fill.',
  modifyOrder: 'Moves a working limit or stop order to another price.',
  cancelOrder: 'Cancels a working order.',
  cancelAllOrders: 'Cancels every working order of the account.',
  flattenPosition: "Cancels the contract's orders and closes its position at market.",
  flattenAll: 'Stops the strategies, cancels all orders and closes all positions of the account.',
  rollContract:
    'Closes a position and opens it in the next contract. In between you hold none, and the second order may be refused.',
  signIn: 'Signs in with credentials from the environment and renews the token until the program ends.',
  accountOverview: 'Prints cash, positions and working orders of all accounts.',
  downloadFills: 'Writes fills to a CSV file. The reports service is undocumented: it may change without notice.',
};

/** The first comment of a program, in English like all code. Only the part that writes programs contains them. */
export function commentOf({ id }: Pick<Recipe, 'id'>): string {
  return (comments as Readonly<Partial<Record<RecipeId, string>>>)[id] ?? '';
}
