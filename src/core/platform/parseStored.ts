import * as v from 'valibot';

/** What is read back from a store is validated: the JSON text → its value, `undefined` for a text that holds no such thing. */
export function parseStored<T>(schema: v.GenericSchema<unknown, T>, text: string): T | undefined {
  try {
    const parsed = v.safeParse(schema, JSON.parse(text));
    return parsed.success ? parsed.output : undefined;
  } catch {
    return undefined;
  }
}
