import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['types', 'send', 'workingOrders'],
    code: `
  const names = new Map‹<number, string>›();
  const nameOf = async (id‹: number›) => {
    if (!names.has(id)) names.set(id, (await send‹<Contract>›('GET', '/contract/item?id=' + id)).name);
    return names.get(id);
  };
  for (const account of await send‹<Account[]>›('GET', '/account/list')) {
    const cash = await send‹<{ totalCashValue: number; openPnL?: number }>›('POST', '/cashBalance/getcashbalancesnapshot', { accountId: account.id });
    console.log('Account ' + account.name + ': cash ' + cash.totalCashValue + ', open profit ' + (cash.openPnL ?? 0));
    const positions = await send‹<Position[]>›('GET', '/position/deps?masterid=' + account.id);
    for (const { contractId, netPos, netPrice } of positions.filter((each) => each.netPos !== 0)) {
      console.log('  position ' + netPos + ' ' + (await nameOf(contractId)) + ' at ' + netPrice);
    }
    for (const { id, action, contractId, ordStatus } of await workingOrders(account)) {
      const versions = await send‹<OrderVersion[]>›('GET', '/orderVersion/deps?masterid=' + id);
      const version = versions.reduce((newest, each) => (each.id > newest.id ? each : newest));
      const prices = [version.price, version.stopPrice].filter((price) => price !== undefined).join(' stop ');
      const terms = [action, version.orderQty, await nameOf(contractId), version.orderType, prices].join(' ');
      console.log('  order ' + id + ' ' + ordStatus + ': ' + terms);
    }
  }
`,
  },
  downloadFills: {
    needs: ['findAccount'],
    code: `
  const account = await findAccount();
  const { data } = await send‹<{ data: string }>›(
    'POST',
    '/reports/requestReport',
    {
      name: 'Fills',
      representationType: 'csv',
      timezone: 0,
      params: [
        { name: 'account', value: account.name },
        { name: 'startDate', value: FROM_DATE },
        { name: 'endDate', value: TO_DATE },
      ],
    },
    REPORTS_URL,
  );
  const rows = data.trim() ? data.trim().split('\\n').length - 1 : 0;
  const { writeFile } = await import('node:fs/promises');
  await writeFile(FILLS_FILE, data.trim() + '\\n');
  console.log(rows + ' fills written to ' + FILLS_FILE);
`,
  },
};
