import assert from 'node:assert/strict';
import { findInCurl } from '../../../../src/core/profile/importing/curl';

describe('credentials in curl commands', () => {
  const table: [string, readonly string[]][] = [
    [`curl -d '{"cid":8}' https://x.test`, ['8']],
    [`curl --data-raw '{"cid":8}'`, ['8']],
    [`curl --json='{"cid":8}'`, ['8']],
    [`curl -d'{"cid":8}'`, ['8']],
    [`curl.exe --data "{\\"cid\\":8}"`, ['8']],
    [`$ curl -d '{"cid":8}'\n$ CURL -d '{"cid":9}'`, ['8', '9']],
    [`curl -H '{"cid":8}'`, []],
    [`mycurl -d '{"cid":8}'`, []],
    [`curl -d @file`, []],
    ['curl -d', []],
    ['curl', []],
  ];
  for (const [text, cids] of table)
    it(text, () =>
      assert.deepEqual(
        findInCurl(text).sets.map(({ values }) => values.get('cid')),
        cids,
      ),
    );

  it('are blanked in the rest, at the same offsets', () => {
    const text = `a curl -d '{"cid":8}' b`;
    const { sets, rest } = findInCurl(text);
    assert.equal(rest, `a curl -d ${' '.repeat(11)} b`);
    assert.deepEqual(sets[0]?.edits, [{ start: 10, end: 21, replacement: "'{}'" }]);
  });

  it('keep the option that is joined to them', () =>
    assert.equal(findInCurl(`curl --data='{"cid":8}'`).sets[0]?.edits[0]?.replacement, "--data='{}'"));
});
