import type { Json } from '../../../operations/exampleValue';
import { isRecord } from '../../../platform/isRecord';
import type { SubjectLookup } from './resolveSubjects';

/** Reads one entity: `read('order', 'item', { id: 5 })`. `undefined` if it can't be read. Rejects with `penalty` only. */
export type ReadEntity = (
  family: string,
  by: 'item' | 'find',
  values: Readonly<Record<string, Json>>,
) => Promise<unknown>;

/** Finds out what a request concerns by asking the service. */
export function lookupBy(read: ReadEntity): SubjectLookup {
  const item = async (family: string, id: string) => {
    const entity = isId(id) ? await read(family, 'item', { id: Number(id) }) : undefined;
    return isRecord(entity) && String(entity['id']) === id ? entity : undefined;
  };
  return {
    async account(account) {
      const found = isId(account) ? await item('account', account) : await read('account', 'find', { name: account });
      if (!isRecord(found) || typeof found['name'] !== 'string') return undefined;
      const names = [String(found['id']), found['name']];
      return names.includes(account) ? names : undefined;
    },
    async contract(id) {
      const name = (await item('contract', id))?.['name'];
      return typeof name === 'string' ? name : undefined;
    },
    async entity({ family, id }) {
      const entity = await item(family, id);
      return entity && { ...idOf('account', entity['accountId']), ...idOf('contract', entity['contractId']) };
    },
  };
}

function idOf<Name extends string>(name: Name, value: unknown): { readonly [key in Name]?: string } {
  return typeof value === 'number' ? ({ [name]: String(value) } as { readonly [key in Name]?: string }) : {};
}

function isId(text: string): boolean {
  return /^[1-9]\d{0,15}$/.test(text);
}
