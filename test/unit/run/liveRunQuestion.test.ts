import assert from 'node:assert/strict';
import { englishText } from '../../../src/core/platform/text';
import { liveRunQuestion } from '../../../src/core/run/liveRunQuestion';

describe('the question before a program receives a token of LIVE', () => {
  const run = {
    program: 'Bot [x](command:evil)\u202e',
    variables: ['TRADOVATE_ACCESS_TOKEN', 'HTTPS_PROXY'],
    environment: 'LIVE',
    profile: 'alice',
    host: 'live.tradovateapi.com',
    isSimulation: false,
  };

  for (const isSimulation of [false, true])
    it(`names the program, the environment, the host, the profile and every variable (simulation: ${isSimulation})`, () => {
      const { question, detail } = liveRunQuestion({ ...run, isSimulation });
      const text = [question, ...detail].map(englishText).join('\n');
      for (const named of ['Bot', 'LIVE', run.host, 'alice', ...run.variables]) assert.ok(text.includes(named), named);
    });

  it('makes no link or other mark of a hostile name', () => {
    assert.doesNotMatch(englishText(liveRunQuestion(run).question), /[[\]\u202e]/);
  });

  it('stays short', () => {
    const variables = Array.from({ length: 500 }, (_, at) => `V${at}`.padEnd(500, 'x'));
    const { detail } = liveRunQuestion({ ...run, variables });
    assert.ok(detail.map(englishText).join('\n').length < 1200);
  });
});
