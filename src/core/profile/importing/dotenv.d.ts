/** The part of dotenv that is used (`paths` in the core's tsconfig.json): its own declaration requires Node's types. */
export function parse(text: string): Record<string, string>;
