import assert from 'node:assert/strict';
import { englishText, joinSentences, t, type Text } from '../../../src/core/platform/text';
import { setupMarkdown, stateText } from '../../../src/core/setup/setupMarkdown';

describe('the copy of the checks', () => {
  const localize = (sentences: readonly Text[]) => joinSentences(sentences.map(englishText));
  const line = { id: 'network', title: t('Network'), state: 'problem' as const };

  it('is a table with a row for each', () => {
    const text = setupMarkdown([{ ...line, detail: [t('A.'), t('B.')], remedy: [t('C.')] }], 'about', localize);
    assert.match(text, /^\| Network \| \S+ \| A\. B\. \| C\. \|$/m);
    assert.match(text, /^about$/m);
  });

  it('has no names', () => {
    const check = {
      ...line,
      detail: [t("'{0}' is slow.", 'secret-host.example')],
      anonymousDetail: [t('It is slow.')],
    };
    const text = setupMarkdown([check], '', localize);
    assert.ok(!text.includes('secret-host'));
    assert.match(text, /It is slow/);
  });

  it('has no markup of others', () => {
    const text = setupMarkdown([{ ...line, detail: [t('{0}', 'a | [b](command:x) <img>\n| c')] }], '', localize);
    assert.match(text, /a \\\| \\\[b\\\]\(command:x\) \\<img\\> \\\| c/);
  });

  it('has a word for each state', () => {
    const states = ['ok', 'warning', 'problem', 'unknown', 'running', 'skipped'] as const;
    assert.equal(new Set(states.map((state) => stateText(state).message)).size, states.length);
  });
});
