import { checkRandomTexts } from '../unit/scanning/randomTexts';

describe('the search for secrets', () => {
  for (const seed of [3, 4, 5])
    it(`finds exactly the tokens of 1,000 random texts, seed ${seed}`, () => checkRandomTexts(seed, 1000));
});
