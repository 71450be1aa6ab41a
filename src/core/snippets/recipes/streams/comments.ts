import type { Recipe, RecipeId, StreamRecipeId } from '../recipe';

const comments: Readonly<Record<StreamRecipeId, string>> = {
  downloadBars: 'Writes the bars of a time range to a CSV file.',
  streamAccount: 'Prints orders, fills, positions and cash, and every change of them.',
  streamQuotes: 'Prints quotes of several symbols as they change.',
  streamDepth: 'Prints the order book of a symbol as it changes.',
  streamChart: 'Writes bars or ticks to a CSV file: history first, then live.',
  replayDay: 'Replays a past day: prints its quotes, as fast as the service allows.',
  client: 'Signs in, renews the token, sends requests and streams the account and quotes. A file to build on.',
};

/** The first comment of a stream's program, in English like all code. */
export function commentOf({ id }: Pick<Recipe, 'id'>): string {
  return (comments as Readonly<Partial<Record<RecipeId, string>>>)[id] ?? '';
}
