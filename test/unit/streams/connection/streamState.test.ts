import assert from 'node:assert/strict';
import { englishText } from '../../../../src/core/platform/text';
import { stateLine, socketLabel, type StreamState } from '../../../../src/core/streams/connection/streamState';

const lost = { kind: 'lost', cause: 'network' } as const;

describe('the line of a connection', () => {
  for (const [state, tone, changesIn] of [
    [{ kind: 'idle' }, 'plain', undefined],
    [{ kind: 'connecting' }, 'plain', undefined],
    [{ kind: 'authorizing' }, 'plain', undefined],
    [{ kind: 'authorized', since: 0 }, 'plain', 1000],
    [{ kind: 'live', since: 0 }, 'success', 1000],
    [{ kind: 'waiting', until: 14_500, reason: lost }, 'warning', 500],
    [{ kind: 'ended', at: 0, reason: { kind: 'closed-by-user' } }, 'plain', undefined],
    [{ kind: 'ended', at: 0, reason: lost }, 'error', undefined],
  ] satisfies readonly (readonly [StreamState, string, number | undefined])[]) {
    it(`${state.kind} ${'reason' in state ? state.reason.kind : ''}: ${tone}`, () => {
      const line = stateLine(state, 9000, 10_000);
      assert.deepEqual([line.tone, line.changesIn], [tone, changesIn]);
      assert.ok(englishText(line.text) !== '');
      assert.equal(/\d/.test(englishText(line.spoken)) && tone === 'warning', false);
    });
  }

  it('counts down and up', () => {
    assert.match(englishText(stateLine({ kind: 'waiting', until: 5000, reason: lost }, undefined, 0).text), /\b0:05\b/);
    assert.match(englishText(stateLine({ kind: 'live', since: 0 }, 8000, 10_000).text), /\b2\b/);
    assert.equal(
      new Set((['trading', 'marketData', 'replay'] as const).map((kind) => socketLabel(kind).message)).size,
      3,
    );
  });
});
