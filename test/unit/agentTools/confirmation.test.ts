import assert from 'node:assert/strict';
import { ConfirmedTargets, readConfirmation, targetOf } from '../../../src/core/agentTools/confirmation';
import { englishText } from '../../../src/core/platform/text';
import { builtInEnvironments } from '../../../src/core/profile/environment';
import type { SessionState } from '../../../src/core/session/sessionState';

const stateOf = (id: string, label = 'Mine'): SessionState => {
  const environment = builtInEnvironments.find((each) => each.id === id);
  return { profile: { id, label, environment: id }, ...(environment && { environment }), session: { kind: 'none' } };
};
const textOf = (input: unknown, state: SessionState) => {
  const { title, lines } = readConfirmation(input, state);
  return [title, ...lines].map(englishText).join('\n');
};

describe('the question before a language model reads', () => {
  it('names operation, profile and environment', () => {
    const text = textOf({ operation: 'accountList' }, stateOf('demo'));
    for (const name of ["'accountList'", "'Mine'", 'Demo']) assert.ok(text.includes(name), text);
    assert.doesNotMatch(text, /LIVE/);
    assert.match(textOf({ operation: 'accountList' }, stateOf('live')), /This is LIVE/);
  });

  it('repeats nothing that could be anything', () => {
    const inputs = [undefined, 'hunter2', { operation: 'hunter2 x' }, { operation: 'x', values: { a: 'hunter2' } }];
    for (const input of inputs) assert.doesNotMatch(textOf(input, stateOf('demo')), /hunter2/);
    assert.doesNotMatch(textOf({}, stateOf('demo', 'a\nb [c](d)')), /\nb|\[c\]/);
  });

  it('is remembered for its input, and the latest one for an edited input', () => {
    const targets = new ConfirmedTargets();
    const [demo, live] = [targetOf(stateOf('demo')), targetOf(stateOf('live'))];
    assert.equal(targets.get({ a: 1 }), undefined);
    targets.add({ a: 1 }, demo);
    targets.add({ a: 2 }, live);
    assert.deepEqual([targets.get({ a: 1 }), targets.get({ a: 2 }), targets.get({ a: 3 })], [demo, live, live]);
    for (let i = 10; i < 70; i++) targets.add({ a: i }, live);
    assert.equal(targets.get({ a: 1 }), live, 'the oldest are dropped');
  });
});
