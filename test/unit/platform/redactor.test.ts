import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskBody } from '../../../src/core/platform/maskBody';
import { MASK, Redactor, runToEnd } from '../../../src/core/platform/redactor';
import { bodies, echoes, encoders, leakIn, secrets, seeded } from './echoes';

function redactor(...added: (string | undefined)[]): Redactor {
  const made = new Redactor();
  made.addSecrets(...added);
  return made;
}

describe('the redactor', () => {
  const all = redactor(...secrets);

  for (const [name, encode] of Object.entries(encoders))
    it(`masks every secret: ${name}`, () => {
      for (const secret of secrets) {
        const masked = redactor(secret).mask(`before ${encode(secret)} after`);
        assert.equal(leakIn(masked, secret), undefined, masked);
        assert.ok(masked.startsWith('before ') && masked.endsWith(' after'), masked);
      }
    });

  // test/run/findings/echoedSecrets.test.ts has 500 runs, through every way that a response takes.
  it(`finding high 3: leaves no six characters of any secret in any text, seed ${seeded.seed}`, () => {
    const property = fc.property(echoes, fc.constantFrom(...Object.values(bodies)), ({ secret, text }, toBody) => {
      for (const masked of [all.mask(text), runToEnd(maskBody(toBody(text), all, false))])
        assert.equal(leakIn(masked, secret), undefined, masked);
    });
    fc.assert(property, { numRuns: 60, ...seeded });
  });

  it('finding low: leaves JSON valid', () => {
    const property = fc.property(echoes, fc.integer(), ({ text }, number) => {
      const body = JSON.stringify({ text, number, list: [12345678, 112345678.5, text] });
      assert.doesNotThrow(() => JSON.parse(runToEnd(maskBody(body, all, false))) as unknown, body);
    });
    fc.assert(property, { numRuns: 40, ...seeded });
  });

  it('masks every occurrence, those that overlap as one', () => {
    assert.equal(redactor('abcdef', 'abcdefgh').mask('abcdef abcdefgh abcdef'), `${MASK} ${MASK} ${MASK}`);
    assert.equal(redactor('abcdef', 'defghi').mask('xabcdefghix'), `x${MASK}x`);
  });

  it('finding low: ignores very short secrets, which would mask ordinary words', () => {
    assert.equal(redactor('8', 'abc', undefined, '').mask('8 abc'), '8 abc');
  });

  it('finding low: masks a short secret only where it stands alone', () => {
    const text = 'cid 2468, 12468, 2468-01-02, 13:2468, 2468.5, "2468"';
    assert.equal(redactor('2468').mask(text), `cid ${MASK}, 12468, 2468-01-02, 13:2468, 2468.5, "${MASK}"`);
  });

  it('leaves a text without secrets as it is', () => {
    const text = 'C:\\path %zz &nothing; + \\u12 &#x110000; \ud83d';
    assert.equal(all.mask(text), text);
  });
});
