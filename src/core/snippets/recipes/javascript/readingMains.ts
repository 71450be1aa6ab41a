import type { Mains } from '../parts';

/** The last function of recipes that only read. */
export const readingMains: Mains = {
  accountOverview: {
    needs: ['types', 'send', 'openPositions', 'workingOrders', 'attempt'],
    code: `
  const names = new Map‹<number, string>›();
  const nameOf = async (id‹: number›) => {
    if (!names.has(id)) names.set(id, (await send‹<Contract>›('GET', '/contract/item?id=' + id)).name);
    return names.get(id);
  };
  const printAccount = async (account‹: Account›) => {
    const cash = await send‹<{ totalCashValue: number; openPnL?: number }>›('POST', '/cashBalance/getcashbalancesnapshot', { accountId: account.id });
    console.log('Account ' + account.name + ': cash ' + cash.totalCashValue + ', open profit ' + (cash.openPnL ?? 0));
    for (const { contractId, netPos, netPrice } of await openPositions(account)) {
      console.log('  position ' + netPos + ' ' + (await nameOf(contractId)) + ' at ' + netPrice);
    }
    for (const { id, action, contractId, ordStatus } of await workingOrders(account)) {
      const versions = await send‹<OrderVersion[]>›('GET', '/orderVersion/deps?masterid=' + id);
      const version = versions.reduce((newest, each) => (each.id > newest.id ? each : newest));
      const prices = [version.price, version.stopPrice].filter((price) => price !== undefined).join(' stop ');
      const terms = [action, version.orderQty, await nameOf(contractId), version.orderType, prices].join(' ');
      console.log('  order ' + id + ' ' + ordStatus + ': ' + terms);
    }
    return true;
  };
  let isComplete = true;
  for (const account of await send‹<Account[]>›('GET', '/account/list')) {
    if (!(await attempt('Account ' + account.name, () => printAccount(account)))) isComplete = false;
  }
  if (!isComplete) throw new Error('Not all accounts could be read.');
`,
  },
  downloadFills: {
    needs: ['findAccount'],
    code: `
  const account = await findAccount();
  const report = await send‹<{ data?: unknown }>›(
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
  if (typeof report.data !== 'string') throw new Error('No report came: ' + JSON.stringify(report).slice(0, 200));
  const data = report.data.trim();
  const rows = data ? data.split('\\n').length - 1 : 0;
  const { writeFile } = await import('node:fs/promises');
  await writeFile(FILLS_FILE, data + '\\n');
  console.log(rows + ' fills written to ' + FILLS_FILE);
`,
  },
};
