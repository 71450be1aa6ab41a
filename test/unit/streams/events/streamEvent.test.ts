import assert from 'node:assert/strict';
import { readEvents } from '../../../../src/core/streams/events/streamEvent';

const order = { id: 301000000001, ordStatus: 'Working' };
const props = (entity: unknown, more = {}) => ({ entityType: 'order', eventType: 'Updated', entity, ...more });
const changed = (entity: unknown) => ({ kind: 'entity', entityType: 'order', change: 'Updated', entity });
const quote = { contractId: 1, entries: { Bid: { price: 1 } } };
const dom = { contractId: 1, bids: [], offers: [] };
const histogram = { contractId: 1, base: 5, items: { '-1': 2 } };

describe('events', () => {
  for (const [name, kind, data, events] of [
    ['one entity', 'props', props(order), [changed(order)]],
    ['a list of entities', 'props', props([order, { id: 2 }]), [changed(order), changed({ id: 2 })]],
    ['a list of events', 'props', [props(order), props({ id: 3 })], [changed(order), changed({ id: 3 })]],
    ['a wrapped entity', 'props', props({ adminAlertSignal: { id: 4 } }), [changed({ id: 4 })]],
    [
      'an unknown entity type',
      'props',
      props({ id: 1 }, { entityType: 'new' }),
      [{ ...changed({ id: 1 }), entityType: 'new' }],
    ],
    ['an entity without id', 'props', props({ name: 'x' }), []],
    ['an unknown change', 'props', props(order, { eventType: 'Moved' }), []],
    ['nothing', 'props', null, []],
    ['quotes', 'md', { quotes: [quote, { entries: {} }, null] }, [{ kind: 'quote', quote }]],
    [
      'depth and histogram',
      'md',
      { doms: [dom, 5], histograms: [histogram] },
      [
        { kind: 'dom', dom },
        { kind: 'histogram', histogram },
      ],
    ],
    ['a book without sides', 'md', { doms: [{ contractId: 1 }], histograms: [{ contractId: 1 }] }, []],
    [
      'chart',
      'chart',
      { charts: [{ id: 3, eoh: true }, { eoh: true }] },
      [{ kind: 'chart', packet: { id: 3, eoh: true } }],
    ],
    ['chart of no list', 'chart', { charts: {} }, []],
    [
      'clock as text',
      'clock',
      '{"t":"2026-11-18T15:30:00.000Z","s":100}',
      [{ kind: 'clock', time: Date.parse('2026-11-18T15:30:00Z'), speed: 100 }],
    ],
    [
      'clock as an object',
      'clock',
      { t: '2026-11-18T15:30:00.000Z', s: 0 },
      [{ kind: 'clock', time: Date.parse('2026-11-18T15:30:00Z'), speed: 0 }],
    ],
    ['clock as garbage', 'clock', '{"t":', []],
    ['an unknown kind', 'sentiment', { x: 1 }, []],
  ] as const) {
    it(name, () => assert.deepEqual(readEvents(kind, data), events));
  }
});
