/**
 * What is used of dotenv (`paths` in the core's tsconfig.json). Its own declaration brings Node's types with it, which the
 * core must not have.
 */
export function parse(text: string): Record<string, string>;
