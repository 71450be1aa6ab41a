import assert from 'node:assert/strict';
import { Redactor } from '../../../src/core/platform/redactor';

const secret = 'not-a-real-secret "50%/+&\\';

function redactor(...secrets: (string | undefined)[]): Redactor {
  const made = new Redactor();
  made.addSecrets(...secrets);
  return made;
}

describe('the redactor', () => {
  const forms: [string, string][] = [
    ['as it is', secret],
    ['in JSON', JSON.stringify({ secret })],
    ['in a URL', `https://example.com/?secret=${encodeURIComponent(secret)}`],
  ];
  for (const [name, text] of forms)
    it(`masks a secret ${name}`, () => {
      const masked = redactor(secret).mask(`before ${text} after`);
      assert.ok(!masked.includes('real-secret'), masked);
      assert.ok(masked.startsWith('before ') && masked.endsWith(' after'));
    });

  it('masks every occurrence, the longest secret first', () => {
    const masked = redactor('abcd', 'abcdefgh').mask('abcd abcdefgh abcd');
    assert.doesNotMatch(masked, /[a-h]/);
  });

  it('ignores very short secrets, which would mask ordinary words', () => {
    assert.equal(redactor('8', 'abc', undefined, '').mask('8 abc'), '8 abc');
  });

  it('takes a secret that has no form in a URL', () => {
    assert.doesNotMatch(redactor('half \ud83d only').mask('half \ud83d only'), /half/);
  });
});
