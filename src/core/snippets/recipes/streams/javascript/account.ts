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
  for (const { entityType, eventType, entity } of [d].flat())
    for (const each of [entity].flat()) await showEntity(entityType, each, stream, eventType === 'Deleted' ? ' deleted' : '');
}

// Its id where the key may not look up contracts.
async function contractName(id‹: unknown›, stream‹: Stream›) {
  if (contractNames.has(id)) return contractNames.get(id);
  const { name } = await stream.request‹<{ name?: unknown }>›('contract/item', '', 'id=' + id).catch((error) => {
    if (error instanceof ConnectionLost) throw error;
    return { name: id };
  });
  contractNames.set(id, name);
  return name;
}

async function showEntity(type‹: string›, entity‹: Entity›, stream‹: Stream›, end = '') {
  const { id, accountId, contractId, orderId, commandId, name, action, text = '' } = entity;
  if (type === 'account') accountNames.set(id, name);
  if (type === 'contract') contractNames.set(id, name);
  const contract = async () => await contractName(contractId, stream);
  const show = (line‹: string›) => console.log(line + end);
  const account = accountNames.get(accountId) ?? accountId;
  const { amount, realizedPnL = 0, netPos, netPrice = '-', ordStatus, qty, price = '-', stopPrice = '-' } = entity;
  if (type === 'cashBalance') show('cash ' + account + ': ' + amount + ', realized ' + realizedPnL);
  if (type === 'position') show('position ' + account + ': ' + netPos + ' ' + (await contract()) + ' at ' + netPrice);
  if (type === 'order') show('order ' + id + ': ' + action + ' ' + (await contract()) + ' ' + ordStatus);
  if (type === 'orderVersion')
    show('order ' + orderId + ': quantity ' + entity.orderQty + ', ' + entity.orderType + ', price ' + price + ', stop ' + stopPrice);
  // The exchange may cancel a trade.
  const busted = entity.active === false ? ' (busted)' : '';
  if (type === 'fill') show('fill of order ' + orderId + ': ' + action + ' ' + qty + ' ' + (await contract()) + ' at ' + price + busted);
  if (type === 'commandReport' && entity.rejectReason)
    show('command ' + commandId + ': ' + entity.commandStatus + ' ' + entity.rejectReason + ' ' + text);
}
`,
  },
};
