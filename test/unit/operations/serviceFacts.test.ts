import assert from 'node:assert/strict';
import { readServiceFacts } from '../../../src/core/operations/serviceFacts';
import { everything as catalog } from './fixture';

describe('the facts of the service', () => {
  it('name the groups of rights as the settings page does', () => {
    const groups = catalog.facts?.rightsGroups;
    assert.equal(groups?.get('Prices')?.label, 'Market Data');
    assert.equal(groups.get('Funds')?.label, undefined);
    for (const { rights } of catalog.operations) assert.ok(rights === undefined || groups.has(rights.group));
  });

  it('have the requests of sockets and the reports', () => {
    const { socketEndpoints = [], reports = [] } = catalog.facts ?? {};
    const chart = socketEndpoints.find(({ endpoint }) => endpoint === 'md/getChart');
    assert.deepEqual([chart?.hosts, chart?.cancel], [['md', 'replay'], 'md/cancelChart']);
    assert.ok(reports.some(({ name }) => name === 'Fills'));
    for (const { operation } of socketEndpoints) assert.ok(operation === undefined || catalog.byId.has(operation));
  });

  it('are empty for a file without them', () => {
    for (const file of [{}, { about: 1, sockets: [], reports: { reports: [1, {}] } }]) {
      const { rightsGroups, socketEndpoints, reports } = readServiceFacts(file);
      assert.deepEqual([rightsGroups.size, socketEndpoints.length, reports.length], [0, 0, 0]);
    }
  });
});
