import type { RowType } from './trading/rows';
import type { World } from './world';

/** What tests do to the market. */
export abstract class TradingControls {
  abstract get world(): World;

  /** The contract's last price; the offer is a tick above. Orders that it reaches trade at once. */
  setPrice(symbol: string, price: number): void {
    this.world.market.setPrice(symbol, price);
  }

  /** So many steps of the random walk, for every contract in use. */
  movePrices(steps: number): void {
    for (let left = steps; left > 0; left--) this.world.market.step();
    this.world.engine.expire();
  }

  /** Closed, the market has no quotes. */
  setMarketOpen(isOpen: boolean): void {
    this.world.market.isOpen = isOpen;
  }

  /** How many contracts trade at once: fewer than an order has make partial fills. */
  setFillLimit(quantity: number): void {
    this.world.engine.fillLimit = quantity;
  }

  /** The exchange cancels the trade: its fill stays, and is not active. The position is left as it is. */
  bustFill(id: number): void {
    this.world.ledger.update('fill', id, { active: false });
  }

  /** The service forgets it, and says so over the sockets. */
  deleteRow(type: RowType, id: number): void {
    this.world.ledger.remove(type, id);
  }
}
