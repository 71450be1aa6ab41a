import assert from 'node:assert/strict';
import type { Json } from '../../../../src/core/operations/exampleValue';
import { namedAccount } from '../../../../src/core/requests/form/namedAccount';
import { ValueSuggestions } from '../../../../src/core/requests/form/suggestions';
import { dialectFacts } from '../../../../src/core/snippets/dialectFacts';
import { writeRequest } from '../../../../src/core/snippets/writeRequest';
import { renderSnippet } from '../../../../src/ui/snippets/renderSnippet';
import { baseUrl, catalog, now, operation } from '../../operations/fixture';

type Values = Readonly<Record<string, Json>>;

const token = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;
const context = { baseUrl, token, schemas: catalog.schemas, now };

function knownAccounts(): ValueSuggestions {
  const known = new ValueSuggestions();
  known.learn(operation('accountList'), [
    { id: 7, name: 'DEMO7' },
    { id: 8, name: 'DEMO8' },
  ]);
  return known;
}

/** The account in the text of an order. */
function accountIn(
  values: Values | undefined,
  known = knownAccounts(),
  isHidden = false,
): readonly (string | undefined)[] {
  const content = {
    ...{ operation: operation('placeOrder'), dialect: dialectFacts.curl, optional: [] },
    ...(values ? { values, account: namedAccount(values, known.accounts) } : {}),
  };
  const suggestions = isHidden ? undefined : known;
  const { plain } = renderSnippet(writeRequest, content, { ...context, suggestions });
  return [/"accountId": (\d+)/.exec(plain)?.[1], /"accountSpec": "(\w+)"/.exec(plain)?.[1]];
}

describe('the account in the code of an order', () => {
  const samples = accountIn({}, new ValueSuggestions());

  it('is one, whichever half of it is given', () => {
    for (const values of [{ accountId: 8 }, { accountSpec: 'DEMO8' }, { accountSpec: ' DEMO8' }])
      assert.deepEqual(accountIn(values), ['8', 'DEMO8']);
  });

  it('is not filled up with that of another', () => {
    assert.deepEqual(accountIn({ accountId: 9 }), ['9', samples[1]]);
    assert.deepEqual(accountIn({ accountSpec: 'DEMO9' }), [samples[0], 'DEMO9']);
  });

  it('begins with one that is known by both', () => {
    const known = knownAccounts();
    known.learn(operation('positionList'), [{ id: 81, accountId: 9 }]);
    assert.deepEqual(accountIn(undefined, known), ['7', 'DEMO7']);
  });

  it('is a sample while secrets are hidden on screen', () =>
    assert.deepEqual(accountIn({ accountId: 8 }, knownAccounts(), true), samples));
});

describe('the text of a request', () => {
  const textOf = (language: string | undefined) =>
    renderSnippet(
      writeRequest,
      { operation: operation('accountList'), dialect: dialectFacts.fetch, optional: [] },
      { ...context, language },
    ).languageId;

  it('is in the language at the cursor, if the dialect has it', () => {
    assert.deepEqual(['typescript', 'python', undefined].map(textOf), [
      'typescript',
      textOf(undefined),
      textOf(undefined),
    ]);
  });
});
