import assert from 'node:assert/strict';
import { isAccountField, isHiddenField, isOwner } from '../../../../src/core/platform/presentation/hiddenFields';
import { catalog } from '../../operations/fixture';

const words = (text: string) => text.split(' ');

describe('fields that are hidden on screen', () => {
  const hidden = words(
    `accountId accountIds accountSpec renewalAccountId amount amountSOD currentBalance realizedPnL weekRealizedPnL openPnL
     totalCashValue netLiq netLiqSOD maxNetLiq initialMargin fullInitialMarginSOD openCollateralReq totalUsedMargin cashUSD
     cashChange transferAmount dailyLossAutoLiq trailingMaxDrawdown evaluationSize email ccEmail firstName fullName phone
     streetAddress1 taxIdentifier birthDate ipAddress userId username passportNumber citizenship mailingState
     accountHolderContact senderName`.replace(/\s+/g, ' '),
  );
  const visible = words(
    `id name symbol contractId orderId orderQty qty price stopPrice avgPx netPos netPrice bought sold action ordStatus
     timestamp profitTarget stopLoss cashBalanceLogId dailyLossPercentageAlert marginType value text failureText tickSize
     expirationDate`.replace(/\s+/g, ' '),
  );
  it('are accounts, money and who somebody is', () => {
    assert.deepEqual(
      hidden.filter((name) => !isHiddenField(name)),
      [],
    );
    assert.deepEqual(visible.filter(isHiddenField), []);
    assert.deepEqual([isAccountField('accountSpec'), isAccountField('amount')], [true, false]);
  });

  it('are in the catalog: all amounts of a cash balance and its snapshot', () => {
    const numbers = (schema: string) =>
      (catalog.schemas.get(schema) ?? []).filter(({ type }) => type === 'number').map(({ name }) => name);
    const names = [...numbers('CashBalance'), ...numbers('CashBalanceSnapshot'), ...numbers('MarginSnapshot')];
    assert.ok(names.length > 20);
    assert.deepEqual(
      names.filter((name) => !isHiddenField(name)),
      [],
    );
  });

  it('include the id and the name of accounts and users', () => {
    const types = ['Account', 'accounts', 'account', 'users', 'OAuthMeResponse', 'contract', 'Order', 'userPlugins'];
    assert.deepEqual(types.map(isOwner), [true, true, true, true, true, false, false, false]);
  });
});
