import assert from 'node:assert/strict';
import { shownProfileLabel } from '../../../src/core/session/shownProfileLabel';

const profile = { id: 'p', label: 'Demo · alice', environment: 'demo' };
const environment = { id: 'demo', label: 'Demo', baseUrl: 'https://demo.tradovateapi.com/v1' };

describe('the label of a profile on the screen', () => {
  it('is its own, or that of its environment while secrets are hidden', () => {
    const shown = (isHidden: boolean) => [
      shownProfileLabel({ profile, environment }, isHidden),
      shownProfileLabel({ profile }, isHidden),
      shownProfileLabel({}, isHidden),
    ];
    assert.deepEqual(shown(false), ['Demo · alice', 'Demo · alice', undefined]);
    assert.deepEqual(shown(true), ['Demo', 'demo', undefined]);
  });
});
