import assert from 'node:assert/strict';
import { looksLike } from '../../../src/core/profile/confusableName';

describe('finding low: names of environments that look like LIVE', () => {
  const live = [
    'LIVE',
    'Live',
    'L1VE',
    'LlVE',
    'L I V E',
    'LIVE.',
    'LÍVE',
    'ＬＩＶＥ',
    'LІVE',
    'LIVЕ',
    'ʟɪᴠᴇ',
    '|ive',
    '𝐋𝐈𝐕𝐄',
  ];
  const demo = ['Demo', 'DEMO', 'Dem0', 'Derno', 'Dеmо', 'Ꭰemo', 'Démo', 'de-mo'];
  for (const name of live) it(`${name} looks like LIVE`, () => assert.ok(looksLike(name, 'LIVE')));
  for (const name of demo) it(`${name} looks like Demo`, () => assert.ok(looksLike(name, 'Demo')));

  for (const name of ['LIVE 2', 'Olive', 'Demo (own)', 'Memo', 'Sandbox', 'Staging', '', '🚀', 'Liv', 'デモ'])
    it(`${name || 'nothing'} looks like neither`, () =>
      assert.ok(!looksLike(name, 'LIVE') && !looksLike(name, 'Demo')));
});
