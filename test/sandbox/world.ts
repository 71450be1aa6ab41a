import { EventBus } from './events';
import { tradeDateOf } from './market/calendar';
import { Contracts, type ContractInfo } from './market/contracts';
import { Market } from './market/market';
import { MINUTE_MS, Tape } from './market/tape';
import { contractGroups, exchanges, products } from './market/products';
import type { Account } from './options';
import { realTimer, type SetTimer } from './timers';
import { Engine } from './trading/engine';
import { Ledger } from './trading/ledger';
import { Orders } from './trading/orders';
import { Positions } from './trading/positions';
import type { Entity } from './trading/rows';
import { Strategies } from './trading/strategies';

export interface WorldOptions {
  readonly accounts: readonly Account[];
  readonly seed: number;
  /** ms since 1970, the service's clock. */
  readonly time: () => number;
  readonly executionDelayMs: number;
  readonly setTimer?: SetTimer | undefined;
}

/** What trades: contracts, their market, orders, positions and cash. */
export class World {
  readonly bus = new EventBus();
  readonly contracts: Contracts;
  readonly market: Market;
  readonly tape: Tape;
  readonly ledger: Ledger;
  readonly orders: Orders;
  readonly positions: Positions;
  readonly engine: Engine;
  readonly strategies: Strategies;
  readonly accounts: readonly Account[];
  readonly #timers = new Set<ReturnType<SetTimer>>();

  constructor({ accounts, seed, time, executionDelayMs, setTimer = realTimer }: WorldOptions) {
    this.accounts = accounts;
    this.contracts = new Contracts(time);
    this.market = new Market(this.contracts, this.bus, seed, time);
    this.tape = new Tape(this.market, this.bus, seed, Math.floor(time() / MINUTE_MS) * MINUTE_MS);
    this.ledger = new Ledger(this.bus, time);
    this.orders = new Orders(this.ledger);
    this.positions = new Positions(this.ledger, this.contracts, this.market);
    const later = (action: () => void) => this.#later(setTimer, executionDelayMs, action);
    this.engine = new Engine(this.ledger, this.market, this.orders, this.positions, later);
    this.strategies = new Strategies(this.ledger, this.orders, this.engine);
    this.engine.listener = this.strategies;
    for (const [index, { id, balance }] of accounts.entries()) {
      this.ledger.insert('cashBalance', {
        ...{ id: 9101 + index, accountId: id, timestamp: this.ledger.timestamp(), tradeDate: tradeDateOf(time()) },
        ...{ currencyId: 1, amount: balance, realizedPnL: 0, weekRealizedPnL: 0, amountSOD: balance },
      });
    }
    this.bus.on((event) => {
      if (event.kind !== 'quote') return;
      this.strategies.meet(event.quote);
      this.engine.meet(event.quote);
    });
  }

  /** Rows that are the same at any time of a run, by entity type; undefined for a type that is not among them. */
  fixedRows(type: string, userId: number): readonly Entity[] | undefined {
    switch (type) {
      case 'account':
        return this.accounts.map((account) => accountRow(account, userId));
      case 'contract':
        return this.contracts.all().map(({ id, name, maturityId }) => ({ id, name, contractMaturityId: maturityId }));
      case 'contractMaturity':
        return this.contracts.all().map((contract) => maturityRow(contract, this.contracts.isFront(contract)));
      case 'product':
        return productRows;
      case 'exchange':
        return exchanges;
      case 'contractGroup':
        return contractGroups;
      case 'currency':
        return [{ id: 1, name: 'USD', symbol: '$' }];
      case 'orderStrategyType':
        return [{ id: 2, name: 'multibracket', enabled: true }];
      case 'accountRiskStatus':
        return this.accounts.map(({ id }) => ({ id, adminAction: 'Normal', userTriggeredLiqOnly: false }));
      case 'marginSnapshot':
        return this.accounts.map(({ id }) => marginRow(id, this.positions.usedMargin(id), this.ledger.timestamp()));
      default:
        return undefined;
    }
  }

  close(): void {
    for (const timer of this.#timers) timer.dispose();
    this.#timers.clear();
  }

  #later(setTimer: SetTimer, ms: number, action: () => void): void {
    if (ms <= 0) {
      action();
      return;
    }
    const timer = setTimer(ms, () => {
      this.#timers.delete(timer);
      action();
    });
    this.#timers.add(timer);
  }
}

const accountRow = ({ id, name, active, readonly, closed }: Account, userId: number): Entity => ({
  ...{ id, name, userId, accountType: 'Customer', active, clearingHouseId: 2, riskCategoryId: 4 },
  ...{ autoLiqProfileId: 7, marginAccountType: 'Speculator', legalStatus: 'Individual' },
  ...{ timestamp: '2026-01-05T14:30:00.000Z', readonly, restricted: false, closed },
});

const maturityRow = ({ maturityId, product, month, expiresAt }: ContractInfo, isFront: boolean): Entity => ({
  ...{ id: maturityId, productId: product.id, expirationMonth: month.year * 100 + month.month },
  ...{ expirationDate: new Date(expiresAt).toISOString(), isFront },
});

const marginRow = (id: number, used: number, timestamp: string): Entity => ({
  ...{ id, timestamp, riskTimePeriodId: 1, initialMargin: used, maintenanceMargin: used, totalUsedMargin: used },
  ...{ fullInitialMargin: used, positionMargin: used },
});

const productRows: readonly Entity[] = products.map((one) => ({
  ...{ id: one.id, name: one.name, currencyId: 1, productType: 'Futures', description: one.description },
  ...{ exchangeId: one.exchangeId, contractGroupId: one.contractGroupId, status: 'Verified', months: one.months },
  ...{ isSecured: false, valuePerPoint: one.valuePerPoint },
  ...(one.name.startsWith('Z') && one.tickSize < 0.1
    ? { priceFormatType: 'Fractional', priceFormat: -5 }
    : { priceFormatType: 'Decimal', priceFormat: -2 }),
  tickSize: one.tickSize,
}));
