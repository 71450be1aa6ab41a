/** Entities as the service returns them; fields as in the schemas of the catalog. */

export interface Entity {
  readonly id: number;
  readonly [field: string]: unknown;
}

export type Action = 'Buy' | 'Sell';
export type OrderType =
  | 'Limit'
  | 'LimitIfTouched'
  | 'MIT'
  | 'Market'
  | 'QTS'
  | 'Stop'
  | 'StopLimit'
  | 'TrailingStop'
  | 'TrailingStopLimit';
export type OrdStatus =
  | 'PendingNew'
  | 'Working'
  | 'PendingReplace'
  | 'PendingCancel'
  | 'Suspended'
  | 'Filled'
  | 'Canceled'
  | 'Rejected'
  | 'Expired';
export type CommandStatus =
  | 'Pending'
  | 'RiskPassed'
  | 'RiskRejected'
  | 'AtExecution'
  | 'ExecutionRejected'
  | 'Replaced';

export interface TradeDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface OrderRow extends Entity {
  readonly accountId: number;
  readonly contractId: number;
  readonly timestamp: string;
  readonly action: Action;
  readonly ordStatus: OrdStatus;
  readonly executionProviderId: number;
  readonly ocoId?: number;
  readonly parentId?: number;
  readonly admin: boolean;
}

export interface OrderVersionRow extends Entity {
  readonly orderId: number;
  readonly orderQty: number;
  readonly orderType: OrderType;
  readonly price?: number;
  readonly stopPrice?: number;
  readonly pegDifference?: number;
  readonly maxShow?: number;
  readonly timeInForce?: string;
  readonly expireTime?: string;
  readonly text?: string;
}

export interface CommandRow extends Entity {
  readonly orderId: number;
  readonly commandType: 'New' | 'Modify' | 'Cancel';
  readonly commandStatus: CommandStatus;
}

export interface FillRow extends Entity {
  readonly orderId: number;
  readonly contractId: number;
  readonly timestamp: string;
  readonly action: Action;
  readonly qty: number;
  readonly price: number;
  readonly active: boolean;
}

export interface PositionRow extends Entity {
  readonly accountId: number;
  readonly contractId: number;
  readonly netPos: number;
  readonly netPrice?: number;
  readonly bought: number;
  readonly boughtValue: number;
  readonly sold: number;
  readonly soldValue: number;
}

export interface CashBalanceRow extends Entity {
  readonly accountId: number;
  readonly amount: number;
  readonly realizedPnL: number;
  readonly weekRealizedPnL: number;
}

export interface OrderStrategyRow extends Entity {
  readonly accountId: number;
  readonly contractId: number;
  readonly action: Action;
  readonly status: string;
}

/** What changes while the sandbox runs, by entity type. */
export interface Rows {
  readonly order: OrderRow;
  readonly orderVersion: OrderVersionRow;
  readonly command: CommandRow;
  readonly commandReport: Entity;
  readonly executionReport: Entity;
  readonly fill: FillRow;
  readonly fillPair: Entity;
  readonly fillFee: Entity;
  readonly position: PositionRow;
  readonly cashBalance: CashBalanceRow;
  readonly orderStrategy: OrderStrategyRow;
  readonly orderStrategyLink: Entity;
}

export type RowType = keyof Rows;
