import type { Parts } from '../../parts';

/** The user's orders, fills, positions and cash. Source: tradovate-streams.md, section 6. */
export const accountParts: Parts = {
  account: {
    needs: ['stream'],
    code: `
const ENTITY_TYPES = ['account', 'contract', 'cashBalance', 'position', 'order', 'orderVersion', 'command', 'commandReport', 'fill'];
const LISTS = ['accounts', 'contracts', 'cashBalances', 'positions', 'orders', 'orderVersions', 'commandReports', 'fills'];
// Ids of accounts and contracts to their names.
const accountNames = new Map‹<unknown, unknown>›();
const contractNames = new Map‹<unknown, unknown>›();

// The snapshot replaces all that was known.
async function subscribeAccount(stream‹: Stream›) {
  const body = { splitResponses: false, entityTypes: ENTITY_TYPES };
  const snapshot = await stream.request‹<Record<string, Entity[] | undefined>>›('user/syncrequest', body);
  for (const list of LISTS)
    for (const entity of snapshot[list] ?? []) await showEntity(list.slice(0, -1), entity, stream);
}

async function showAccount({ e, d }‹: StreamEvent›, stream‹: Stream›) {
  if (e !== 'props') return;
  for (const { entityType, entity } of [d].flat())
    for (const each of [entity].flat()) await showEntity(entityType, each, stream);
}

async function contractName(id‹: unknown›, stream‹: Stream›) {
  if (!contractNames.has(id)) contractNames.set(id, (await stream.request‹<Entity>›('contract/item', '', 'id=' + id)).name);
  return contractNames.get(id);
}

async function showEntity(type‹: string›, entity‹: Entity›, stream‹: Stream›) {
  const { id, accountId, contractId, orderId, commandId, name, action, text = '' } = entity;
  if (type === 'account') accountNames.set(id, name);
  if (type === 'contract') contractNames.set(id, name);
  const contract = async () => await contractName(contractId, stream);
  const account = accountNames.get(accountId) ?? accountId;
  const { amount, realizedPnL = 0, netPos, netPrice = '-', ordStatus, qty, price = '-', stopPrice = '-' } = entity;
  if (type === 'cashBalance') console.log('cash ' + account + ': ' + amount + ', realized ' + realizedPnL);
  if (type === 'position') console.log('position ' + account + ': ' + netPos + ' ' + (await contract()) + ' at ' + netPrice);
  if (type === 'order') console.log('order ' + id + ': ' + action + ' ' + (await contract()) + ' ' + ordStatus);
  if (type === 'orderVersion')
    console.log('order ' + orderId + ': quantity ' + entity.orderQty + ', ' + entity.orderType + ', price ' + price + ', stop ' + stopPrice);
  if (type === 'fill') console.log('fill of order ' + orderId + ': ' + action + ' ' + qty + ' ' + (await contract()) + ' at ' + price);
  if (type === 'commandReport' && entity.rejectReason)
    console.log('command ' + commandId + ': ' + entity.commandStatus + ' ' + entity.rejectReason + ' ' + text);
}
`,
  },
};
