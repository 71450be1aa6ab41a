import { assert } from 'chai';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as vscode from 'vscode';
import type { Catalog } from '../../../src/core/operations/catalog';
import type { Http } from '../../../src/core/platform/ports';
import { Redactor } from '../../../src/core/platform/redactor';
import { fetchHttp } from '../../../src/host/http';
import { channelLog, type ChannelLog } from '../../../src/host/log';
import { sharedRecordsFile } from '../../../src/host/sharedFile';
import { Random } from '../../sandbox/hostile/random';
import { skipFor } from '../../skipFor';
import { FakeShared } from '../../unit/fakes';
import { loadCatalog } from '../inside/fakes';
import { Client } from './client';
import { Leaks } from './leaks';
import { measureMemory, watchStalls } from './measure';

const CALLS = 2000;
const WARM_UP_CALLS = 200;
const LANES = 12;
/** VS Code's files take a round trip to its window each, which 2,000 calls would wait for most of the time. */
const LANES_WITH_FILES = 2;
const ACTIONS = 12;
const MAX_GROWTH_MB = 100;
/** VS Code calls an extension host unresponsive after 3 s. */
const MAX_STALL_MS = 2000;
const MB = 1024 * 1024;

/** The service is a process of its own (test/hosts/integration.ts), so that its memory isn't ours. */
const { TRADOVATE_HOSTILE_URL: url, TRADOVATE_HOSTILE_SEED: seed = '1' } = process.env;

describe('a hostile service', function () {
  this.timeout(240_000);
  let calls = 0;
  let searched = 0;
  const found: string[] = [];
  const unsettled = new Set<Promise<unknown>>();
  const rejections: unknown[] = [];
  const onRejection = (reason: unknown) => void rejections.push(reason);
  let root = '';
  let channel: ChannelLog;
  let catalog: Catalog;

  before(async function () {
    if (url === undefined) skipFor(this, 'no hostile service was started');
    process.on('unhandledRejection', onRejection);
    root = await mkdtemp(join(tmpdir(), 'tradovate-hostile-'));
    channel = channelLog(new Redactor());
    catalog = await loadCatalog();
  });
  after(async () => {
    process.off('unhandledRejection', onRejection);
    channel.dispose();
    await rm(root, { recursive: true, force: true });
  });

  function watch<T>(work: Promise<T>): Promise<T> {
    unsettled.add(work);
    const forget = () => unsettled.delete(work);
    void work.then(forget, forget);
    return work;
  }
  const track = (http: Http): Http => ({ send: (request, options) => (calls++, watch(http.send(request, options))) });

  /** One new machine after the other. The seed decides what its user does, and what the service answers. */
  async function lane(number: number, until: number): Promise<void> {
    const random = new Random(Number(seed) * 1000 + number);
    const folder = vscode.Uri.file(join(root, String(number)));
    // One watcher for all machines of a lane: VS Code needs seconds for a hundred of them.
    const file = number % LANES < LANES_WITH_FILES ? sharedRecordsFile({ globalStorageUri: folder }) : undefined;
    const locks = vscode.Uri.joinPath(folder, 'locks');
    while (calls < until) {
      const leaks = new Leaks();
      const shared = file ?? new FakeShared();
      const client = new Client(catalog, random, leaks, `${url}/lane${number}/v1`, shared, locks, channel, track);
      await watch(client.act(ACTIONS));
      await client.dispose();
      await rm(join(folder.fsPath, 'ledger.json'), { force: true });
      found.push(...leaks.found);
      searched += leaks.searched;
    }
    file?.dispose();
  }
  const lanes = (first: number, until: number) =>
    Promise.all(Array.from({ length: LANES }, (_, number) => lane(first + number, until)));

  it(`answers ${CALLS} calls, after which the extension host is alive, small and has kept every secret`, async () => {
    // What the first calls load, and the buffers of one long body, would count as growth.
    await fetchHttp.send({ url: `${url}/huge`, method: 'GET', headers: {} }, { timeoutMs: 30_000, maxBytes: 16 * MB });
    await lanes(LANES, WARM_UP_CALLS);
    calls = 0;
    const before = measureMemory();
    const begun = performance.now();
    const stalls = watchStalls();
    await lanes(0, CALLS);
    const stall = stalls.stop();
    const seconds = (performance.now() - begun) / 1000;
    // Connections that were cut close a little later.
    await new Promise((resolve) => setTimeout(resolve, 1000));
    const after = measureMemory();
    const [held, resident] = [after.held - before.held, after.resident - before.resident];
    console.log(
      `hostile service, seed ${seed}: ${calls} calls in ${seconds.toFixed(1)} s; memory ${held.toFixed(0)} MB more held, ` +
        `${resident.toFixed(0)} MB more resident; longest stall of the event loop ${stall.elapsed.toFixed(0)} ms ` +
        `(${stall.busy.toFixed(0)} ms of work); ${searched} texts searched, ${found.length} leaks; ` +
        `${unsettled.size} promises unsettled, ${rejections.length} unhandled rejections`,
    );
    assert.deepEqual([...new Set(found)].slice(0, 10), []);
    assert.deepEqual(rejections, []);
    assert.equal(unsettled.size, 0);
    assert.isBelow(held, MAX_GROWTH_MB);
    assert.isBelow(resident, MAX_GROWTH_MB);
    assert.isBelow(stall.busy, MAX_STALL_MS);
    assert.isAtLeast(calls, CALLS);
    // The host still does its work.
    assert.include(await vscode.commands.getCommands(), 'tradovate.getToken');
  });
});
