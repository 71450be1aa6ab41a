import * as v from 'valibot';

/** JSON text from a store → validated value; `undefined` for a text in another format. */
export function parseStored<T>(schema: v.GenericSchema<unknown, T>, text: string): T | undefined {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
