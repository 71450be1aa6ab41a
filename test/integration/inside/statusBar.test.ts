import { assert } from 'chai';
import * as vscode from 'vscode';
import type { Clock } from '../../../src/core/platform/ports';
import { Presentation } from '../../../src/core/platform/presentation/presentation';
import { createStatusBar } from '../../../src/ui/statusBar';
import { FakeSession, memory } from './fakes';

const clock: Clock = { now: () => 0, monotonic: () => 0, setTimer: () => ({ dispose: () => undefined }) };

describe('the status bar', () => {
  const { createStatusBarItem } = vscode.window;
  let item: vscode.StatusBarItem;
  let bar: vscode.Disposable;
  let session: FakeSession;

  beforeEach(() => {
    session = new FakeSession();
    vscode.window.createStatusBarItem = () => (item = createStatusBarItem(vscode.StatusBarAlignment.Right));
    bar = createStatusBar(session, clock, new Presentation(memory()), {
      statusBarVisibility: 'always',
      liveReadOnly: true,
    });
  });
  afterEach(() => {
    bar.dispose();
    vscode.window.createStatusBarItem = createStatusBarItem;
  });

  const tooltip = () => (item.tooltip instanceof vscode.MarkdownString ? item.tooltip.value : '');

  it('names the profile of now in its tooltip, although its text is the same', () => {
    const before = item.text;
    session.switchTo('bob');
    assert.equal(item.text, before);
    assert.include(tooltip(), 'bob');
  });

  it('offers what leads to a profile, as there are some or none', () => {
    session.leaveProfiles(true);
    assert.include(tooltip(), 'tradovate.switchProfile');
    session.leaveProfiles(false);
    assert.notInclude(tooltip(), 'tradovate.switchProfile');
  });
});
