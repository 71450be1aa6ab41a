import assert from 'node:assert/strict';
import { ExpiringClipboard } from '../../../../src/core/platform/expiringClipboard';
import { copyCode } from '../../../../src/ui/snippets/copyCode';
import { FakeClock, FakeMemory } from '../../fakes';

const LIMIT_MS = 60_000;

describe('code in the clipboard', () => {
  function setUp(limitMs = LIMIT_MS) {
    const clock = new FakeClock();
    const machine = { text: '' };
    const clipboard = new ExpiringClipboard(
      {
        isReadable: true,
        onDidBecomeReadable: () => ({ dispose: () => undefined }),
        readText: () => Promise.resolve(machine.text),
        writeText: (text) => Promise.resolve(void (machine.text = text)),
      },
      clock,
      new FakeMemory(),
    );
    return { clock, machine, clipboard, clipboardLimitMs: () => limitMs };
  }
  const literal = { kind: 'literal', value: 'invented-token' } as const;
  const reference = { kind: 'reference', variable: 'TRADOVATE_ACCESS_TOKEN' } as const;

  it('is cleared in time if it contains the token', async () => {
    const { clock, machine, ...ui } = setUp();
    assert.equal(await copyCode(ui, 'Bearer invented-token', literal), LIMIT_MS);
    assert.equal(machine.text, 'Bearer invented-token');
    await clock.advance(LIMIT_MS + 1000);
    assert.equal(machine.text, '');
  });

  it('is cleared where the clipboard has line ends of its own', async () => {
    const { clock, machine, ...ui } = setUp();
    await copyCode(ui, 'curl \\\n  -H "Authorization: Bearer invented-token"', literal);
    machine.text = machine.text.replaceAll('\n', '\r\n');
    await clock.advance(LIMIT_MS + 1000);
    assert.equal(machine.text, '');
  });

  it('is cleared when the token is forgotten', async () => {
    const { machine, ...ui } = setUp();
    await copyCode(ui, 'Bearer invented-token', literal);
    await ui.clipboard.clear();
    assert.equal(machine.text, '');
  });

  it('stays if it reads the token from a variable, or the user wants that', async () => {
    for (const [token, limitMs] of [
      [reference, LIMIT_MS],
      [literal, 0],
    ] as const) {
      const { clock, machine, ...ui } = setUp(limitMs);
      assert.equal(await copyCode(ui, 'code', token), 0);
      await clock.advance(LIMIT_MS + 1000);
      await ui.clipboard.clear();
      assert.equal(machine.text, 'code');
    }
  });
});
