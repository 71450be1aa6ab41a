/** Generated from the schemas of operations.json by test/unit/streams/events/schemaTypes.ts; its test says how. */

export interface Account {
  readonly id: number;
  readonly name: string;
  readonly userId: number;
  readonly accountType: 'Customer' | 'Employee' | 'Giveup' | 'House' | 'Omnibus' | 'Wash';
  readonly active: boolean;
  readonly clearingHouseId: number;
  readonly riskCategoryId: number;
  readonly autoLiqProfileId: number;
  readonly marginAccountType: 'Hedger' | 'Speculator';
  readonly legalStatus: 'Corporation' | 'GP' | 'IRA' | 'Individual' | 'Joint' | 'LLC' | 'LLP' | 'LP' | 'PTR' | 'Trust';
  readonly timestamp: string;
  readonly readonly?: boolean;
  readonly restricted?: boolean;
  readonly closed?: boolean;
  readonly evaluationSize?: number;
  readonly ccEmail?: string;
  readonly futuresDisabled?: boolean;
  readonly swapEnabled?: boolean;
  readonly ssfRiskDisclosureAcknowledgment?: string;
  readonly spotMarginEnabled?: boolean;
}

export interface AccountRiskStatus {
  readonly id: number;
  readonly adminAction?:
    | 'AgreedOnLiqOnlyModeByAutoLiq'
    | 'AgreedOnLiquidationByAutoLiq'
    | 'DisableAutoLiq'
    | 'LiquidateImmediately'
    | 'LiquidateOnlyModeImmediately'
    | 'LockTradingImmediately'
    | 'Normal'
    | 'PlaceAutoLiqOnHold';
  readonly adminTimestamp?: string;
  readonly liquidateOnly?: string;
  readonly userTriggeredLiqOnly?: boolean;
  readonly maxNetLiq?: number;
  readonly minNetLiq?: number;
}

export interface AnnualReview {
  readonly id: number;
  readonly userId: number;
  readonly firstEmail?: string;
  readonly secondEmail?: string;
  readonly jointFirstEmail?: string;
  readonly jointSecondEmail?: string;
  readonly firstEmailSent?: string;
  readonly secondEmailSent?: string;
  readonly finished?: string;
  readonly jointFinished?: string;
  readonly riskDisclosureNeeded: boolean;
  readonly identityCheckResult?: 'Fail' | 'Pass' | 'ReviewNeeded';
  readonly jointIdentityCheckResult?: 'Fail' | 'Pass' | 'ReviewNeeded';
  readonly archived: boolean;
  readonly contactInfoId?: number;
  readonly status: 'Closed' | 'Open' | 'Processed';
}

export interface BasicChartDescription {
  readonly underlyingType: 'Custom' | 'DOM' | 'DailyBar' | 'MinuteBar' | 'Tick';
  readonly elementSize: number;
  readonly elementSizeUnit:
    | 'MomentumRange'
    | 'OFARange'
    | 'PointAndFigure'
    | 'Range'
    | 'Renko'
    | 'UnderlyingUnits'
    | 'Volume';
  readonly elementSize2?: number;
}

export interface CashBalance {
  readonly id: number;
  readonly accountId: number;
  readonly timestamp: string;
  readonly tradeDate: TradeDate;
  readonly currencyId: number;
  readonly amount: number;
  readonly realizedPnL?: number;
  readonly weekRealizedPnL?: number;
  readonly amountSOD?: number;
}

export interface ChartBar {
  readonly timestamp: string;
  readonly open: number;
  readonly high: number;
  readonly low: number;
  readonly close: number;
  readonly upVolume?: number;
  readonly downVolume?: number;
  readonly upTicks?: number;
  readonly downTicks?: number;
  readonly bidVolume?: number;
  readonly offerVolume?: number;
}

export interface ChartDescription {
  readonly underlyingType: 'Custom' | 'DOM' | 'DailyBar' | 'MinuteBar' | 'Tick';
  readonly elementSize: number;
  readonly elementSizeUnit:
    | 'MomentumRange'
    | 'OFARange'
    | 'PointAndFigure'
    | 'Range'
    | 'Renko'
    | 'UnderlyingUnits'
    | 'Volume';
  readonly withHistogram?: boolean;
  readonly elementSize2?: number;
  readonly customUnderlying?: BasicChartDescription;
  readonly closeOnly?: boolean;
  readonly throttle?: number;
}

export interface ChartPacket {
  readonly id: number;
  readonly td?: number;
  readonly bars?: readonly ChartBar[];
  readonly eoh?: boolean;
  readonly s?: string;
  readonly bp?: number;
  readonly bt?: number;
  readonly ts?: number;
  readonly tks?: readonly ChartTick[];
}

export interface ChartSubscriptionResult {
  readonly errorText?: string;
  readonly errorCode?: 'NoServicePlan' | 'OperationNotSupported' | 'Success' | 'UnknownReason' | 'UnknownSymbol';
  readonly mode?: 'Delayed' | 'None' | 'RealTime';
  readonly historicalId?: number;
  readonly realtimeId?: number;
}

export interface ChartTick {
  readonly t: number;
  readonly p: number;
  readonly s: number;
  readonly b?: number;
  readonly a?: number;
  readonly bs?: number;
  readonly as?: number;
  readonly id: number;
}

export interface ChartTimeRange {
  readonly closestTimestamp?: string;
  readonly closestTickId?: number;
  readonly asFarAsTimestamp?: string;
  readonly asMuchAsElements?: number;
}

export interface ClockEvent {
  readonly t: string;
  readonly s: number;
}

export interface Command {
  readonly id: number;
  readonly orderId: number;
  readonly timestamp: string;
  readonly clOrdId?: string;
  readonly commandType: 'Cancel' | 'Modify' | 'New';
  readonly commandStatus:
    | 'AtExecution'
    | 'ExecutionRejected'
    | 'ExecutionStopped'
    | 'ExecutionSuspended'
    | 'OnHold'
    | 'Pending'
    | 'PendingExecution'
    | 'Replaced'
    | 'RiskPassed'
    | 'RiskRejected';
  readonly senderId?: number;
  readonly userSessionId?: number;
  readonly activationTime?: string;
  readonly customTag50?: string;
  readonly isAutomated?: boolean;
}

export interface CommandReport {
  readonly id: number;
  readonly commandId: number;
  readonly timestamp: string;
  readonly commandStatus:
    | 'AtExecution'
    | 'ExecutionRejected'
    | 'ExecutionStopped'
    | 'ExecutionSuspended'
    | 'OnHold'
    | 'Pending'
    | 'PendingExecution'
    | 'Replaced'
    | 'RiskPassed'
    | 'RiskRejected';
  readonly rejectReason?:
    | 'AccountClosed'
    | 'AdvancedTrailingStopUnsupported'
    | 'AnotherCommandPending'
    | 'BackMonthProhibited'
    | 'ExecutionProviderNotConfigured'
    | 'ExecutionProviderUnavailable'
    | 'InvalidContract'
    | 'InvalidPrice'
    | 'KeyInformationDocumentRequired'
    | 'LiquidationOnly'
    | 'LiquidationOnlyBeforeExpiration'
    | 'MaxOrderQtyIsNotSpecified'
    | 'MaxOrderQtyLimitReached'
    | 'MaxPosLimitMisconfigured'
    | 'MaxPosLimitReached'
    | 'MaxTotalPosLimitReached'
    | 'MultipleAccountPlanRequired'
    | 'NoQuote'
    | 'NotEnoughLiquidity'
    | 'OtherExecutionRelated'
    | 'ParentRejected'
    | 'RiskCheckTimeout'
    | 'SSFRiskDisclosureAcknowledgmentRequired'
    | 'SessionClosed'
    | 'Success'
    | 'TooLate'
    | 'TradingLocked'
    | 'TrailingStopNonOrderQtyModify'
    | 'Unauthorized'
    | 'UnknownReason'
    | 'Unsupported';
  readonly text?: string;
  readonly ordStatus?:
    | 'Canceled'
    | 'Completed'
    | 'Expired'
    | 'Filled'
    | 'PendingCancel'
    | 'PendingNew'
    | 'PendingReplace'
    | 'Rejected'
    | 'Suspended'
    | 'Unknown'
    | 'Working';
}

export interface Contract {
  readonly id: number;
  readonly name: string;
  readonly contractMaturityId: number;
  readonly timestamp?: string;
}

export interface ContractGroup {
  readonly id: number;
  readonly name: string;
}

export interface ContractMaturity {
  readonly id: number;
  readonly productId: number;
  readonly expirationMonth: number;
  readonly expirationDate: string;
  readonly firstIntentDate?: string;
  readonly underlyingId?: number;
  readonly isFront: boolean;
  readonly kalshiEventId?: number;
}

export interface Currency {
  readonly id: number;
  readonly name: string;
  readonly symbol?: string;
}

export interface DOM {
  readonly contractId: number;
  readonly timestamp: string;
  readonly bids: readonly PriceLevel[];
  readonly offers: readonly PriceLevel[];
}

export interface Exchange {
  readonly id: number;
  readonly name: string;
  readonly micCode?: string;
}

export interface ExecutionReport {
  readonly id: number;
  readonly commandId: number;
  readonly name: string;
  readonly accountId: number;
  readonly contractId: number;
  readonly timestamp: string;
  readonly tradeDate?: TradeDate;
  readonly orderId: number;
  readonly execType:
    | 'Canceled'
    | 'Completed'
    | 'DoneForDay'
    | 'Expired'
    | 'New'
    | 'OrderStatus'
    | 'PendingCancel'
    | 'PendingNew'
    | 'PendingReplace'
    | 'Rejected'
    | 'Replaced'
    | 'Stopped'
    | 'Suspended'
    | 'Trade'
    | 'TradeCancel'
    | 'TradeCorrect';
  readonly execRefId?: string;
  readonly ordStatus?:
    | 'Canceled'
    | 'Completed'
    | 'Expired'
    | 'Filled'
    | 'PendingCancel'
    | 'PendingNew'
    | 'PendingReplace'
    | 'Rejected'
    | 'Suspended'
    | 'Unknown'
    | 'Working';
  readonly action: 'Buy' | 'Sell';
  readonly cumQty?: number;
  readonly avgPx?: number;
  readonly lastQty?: number;
  readonly lastPx?: number;
  readonly rejectReason?:
    | 'AccountClosed'
    | 'AdvancedTrailingStopUnsupported'
    | 'AnotherCommandPending'
    | 'BackMonthProhibited'
    | 'ExecutionProviderNotConfigured'
    | 'ExecutionProviderUnavailable'
    | 'InvalidContract'
    | 'InvalidPrice'
    | 'KeyInformationDocumentRequired'
    | 'LiquidationOnly'
    | 'LiquidationOnlyBeforeExpiration'
    | 'MaxOrderQtyIsNotSpecified'
    | 'MaxOrderQtyLimitReached'
    | 'MaxPosLimitMisconfigured'
    | 'MaxPosLimitReached'
    | 'MaxTotalPosLimitReached'
    | 'MultipleAccountPlanRequired'
    | 'NoQuote'
    | 'NotEnoughLiquidity'
    | 'OtherExecutionRelated'
    | 'ParentRejected'
    | 'RiskCheckTimeout'
    | 'SSFRiskDisclosureAcknowledgmentRequired'
    | 'SessionClosed'
    | 'Success'
    | 'TooLate'
    | 'TradingLocked'
    | 'TrailingStopNonOrderQtyModify'
    | 'Unauthorized'
    | 'UnknownReason'
    | 'Unsupported';
  readonly text?: string;
  readonly exchangeOrderId?: string;
}

export interface Fill {
  readonly id: number;
  readonly orderId: number;
  readonly contractId: number;
  readonly timestamp: string;
  readonly tradeDate: TradeDate;
  readonly action: 'Buy' | 'Sell';
  readonly qty: number;
  readonly price: number;
  readonly active: boolean;
  readonly finallyPaired: number;
}

export interface FillFee {
  readonly id: number;
  readonly clearingFee?: number;
  readonly clearingCurrencyId?: number;
  readonly exchangeFee?: number;
  readonly exchangeCurrencyId?: number;
  readonly nfaFee?: number;
  readonly nfaCurrencyId?: number;
  readonly brokerageFee?: number;
  readonly brokerageCurrencyId?: number;
  readonly ipFee?: number;
  readonly ipCurrencyId?: number;
  readonly commission?: number;
  readonly commissionCurrencyId?: number;
  readonly orderRoutingFee?: number;
  readonly orderRoutingCurrencyId?: number;
}

export interface FillPair {
  readonly id: number;
  readonly positionId: number;
  readonly buyFillId: number;
  readonly sellFillId: number;
  readonly qty: number;
  readonly buyPrice: number;
  readonly sellPrice: number;
  readonly active: boolean;
}

export interface Histogram {
  readonly contractId: number;
  readonly timestamp: string;
  readonly tradeDate: TradeDate;
  readonly base: number;
  readonly items: Readonly<Record<string, unknown>>;
  readonly refresh: boolean;
}

export interface MarginSnapshot {
  readonly id: number;
  readonly timestamp: string;
  readonly riskTimePeriodId: number;
  readonly initialMargin: number;
  readonly maintenanceMargin: number;
  readonly autoLiqLevel?: number;
  readonly liqOnlyLevel?: number;
  readonly totalUsedMargin: number;
  readonly fullInitialMargin: number;
  readonly positionMargin: number;
  readonly totalUsedFullMargin?: number;
  readonly openCollateralReq?: number;
}

export interface MarketDataSubscriptionResult {
  readonly errorText?: string;
  readonly errorCode?: 'NoServicePlan' | 'OperationNotSupported' | 'Success' | 'UnknownReason' | 'UnknownSymbol';
  readonly mode?: 'Delayed' | 'None' | 'RealTime';
  readonly subscriptionId?: number;
}

export interface Order {
  readonly id: number;
  readonly accountId: number;
  readonly contractId?: number;
  readonly spreadDefinitionId?: number;
  readonly timestamp: string;
  readonly action: 'Buy' | 'Sell';
  readonly ordStatus:
    | 'Canceled'
    | 'Completed'
    | 'Expired'
    | 'Filled'
    | 'PendingCancel'
    | 'PendingNew'
    | 'PendingReplace'
    | 'Rejected'
    | 'Suspended'
    | 'Unknown'
    | 'Working';
  readonly executionProviderId?: number;
  readonly ocoId?: number;
  readonly parentId?: number;
  readonly linkedId?: number;
  readonly admin: boolean;
}

export interface OrderStrategy {
  readonly id: number;
  readonly accountId: number;
  readonly timestamp: string;
  readonly contractId: number;
  readonly orderStrategyTypeId: number;
  readonly initiatorId?: number;
  readonly action: 'Buy' | 'Sell';
  readonly params?: string;
  readonly uuid?: string;
  readonly status:
    | 'ActiveStrategy'
    | 'ExecutionFailed'
    | 'ExecutionFinished'
    | 'ExecutionInterrupted'
    | 'InactiveStrategy'
    | 'NotEnoughLiquidity'
    | 'StoppedByUser';
  readonly failureMessage?: string;
  readonly senderId?: number;
  readonly customTag50?: string;
  readonly userSessionId?: number;
}

export interface OrderStrategyLink {
  readonly id: number;
  readonly orderStrategyId: number;
  readonly orderId: number;
  readonly label: string;
}

export interface OrderStrategyType {
  readonly id: number;
  readonly name: string;
  readonly enabled: boolean;
}

export interface OrderVersion {
  readonly id: number;
  readonly orderId: number;
  readonly orderQty: number;
  readonly orderType:
    | 'Limit'
    | 'LimitIfTouched'
    | 'MIT'
    | 'Market'
    | 'QTS'
    | 'Stop'
    | 'StopLimit'
    | 'TrailingStop'
    | 'TrailingStopLimit';
  readonly price?: number;
  readonly stopPrice?: number;
  readonly limitIfTouchedPrice?: number;
  readonly maxShow?: number;
  readonly pegDifference?: number;
  readonly timeInForce?: 'Day' | 'FOK' | 'GTC' | 'GTD' | 'IOC';
  readonly expireTime?: string;
  readonly text?: string;
}

export interface Position {
  readonly id: number;
  readonly accountId: number;
  readonly contractId: number;
  readonly timestamp: string;
  readonly tradeDate: TradeDate;
  readonly netPos: number;
  readonly netPrice?: number;
  readonly bought: number;
  readonly boughtValue: number;
  readonly sold: number;
  readonly soldValue: number;
  readonly prevPos: number;
  readonly prevPrice?: number;
}

export interface PriceLevel {
  readonly price: number;
  readonly size: number;
}

export interface Product {
  readonly id: number;
  readonly name: string;
  readonly currencyId: number;
  readonly productType:
    | 'CommonStock'
    | 'Continuous'
    | 'Cryptocurrency'
    | 'Futures'
    | 'MarketInternals'
    | 'Options'
    | 'Spread'
    | 'Swap';
  readonly description: string;
  readonly exchangeId: number;
  readonly contractGroupId: number;
  readonly riskDiscountContractGroupId?: number;
  readonly status: 'Inactive' | 'Locked' | 'ReadyForContracts' | 'ReadyToTrade' | 'Verified';
  readonly months?: string;
  readonly isSecured?: boolean;
  readonly valuePerPoint: number;
  readonly priceFormatType: 'Decimal' | 'Fractional';
  readonly priceFormat: number;
  readonly tickSize: number;
  readonly postTradeCategoryId?: number;
}

export interface Property {
  readonly id: number;
  readonly name: string;
  readonly propertyType: 'Boolean' | 'Enum' | 'Integer' | 'String';
  readonly enumOptions?: string;
  readonly defaultValue?: string;
}

export interface PropsEvent {
  readonly entityType: string;
  readonly eventType: 'Created' | 'Deleted' | 'Updated';
  readonly entity: Readonly<Record<string, unknown>>;
}

export interface Quote {
  readonly timestamp: string;
  readonly contractId: number;
  readonly entries: QuoteEntries;
}

export interface QuoteEntries {
  readonly Bid?: QuoteEntry;
  readonly Offer?: QuoteEntry;
  readonly Trade?: QuoteEntry;
  readonly TotalTradeVolume?: QuoteEntry;
  readonly OpenInterest?: QuoteEntry;
  readonly OpeningPrice?: QuoteEntry;
  readonly HighPrice?: QuoteEntry;
  readonly LowPrice?: QuoteEntry;
  readonly SettlementPrice?: QuoteEntry;
  readonly EmptyBook?: QuoteEntry;
}

export interface QuoteEntry {
  readonly price?: number;
  readonly size?: number;
}

export interface ShutdownEvent {
  readonly reasonCode: 'ConnectionQuotaReached' | 'IPQuotaReached' | 'Maintenance';
  readonly reason?: string;
}

export interface SpreadDefinition {
  readonly id: number;
  readonly timestamp: string;
  readonly spreadType:
    | 'Bundle'
    | 'BundleSpread'
    | 'Butterfly'
    | 'CalendarSpread'
    | 'Condor'
    | 'Crack'
    | 'DoubleButterfly'
    | 'General'
    | 'IntercommoditySpread'
    | 'LaggedIntercommoditySpread'
    | 'Pack'
    | 'PackButterfly'
    | 'PackSpread'
    | 'ReducedTickCalendarSpread'
    | 'ReverseIntercommoditySpread'
    | 'ReverseSpread'
    | 'Strip'
    | 'TreasuryIntercommoditySpread';
  readonly uds: boolean;
}

export interface TradeDate {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export interface User {
  readonly id: number;
  readonly name: string;
  readonly timestamp: string;
  readonly email: string;
  readonly status: 'Active' | 'Closed' | 'Initiated' | 'TemporaryLocked' | 'UnconfirmedEmail';
  readonly professional: boolean;
  readonly organizationId?: number;
  readonly linkedUserId?: number;
  readonly foreignIntroducingBrokerId?: number;
  readonly introducingPartnerId?: number;
}

export interface UserAccountAutoLiq {
  readonly id: number;
  readonly changesLocked?: boolean;
  readonly marginPercentageAlert?: number;
  readonly dailyLossPercentageAlert?: number;
  readonly dailyLossAlert?: number;
  readonly marginPercentageLiqOnly?: number;
  readonly dailyLossPercentageLiqOnly?: number;
  readonly dailyLossLiqOnly?: number;
  readonly marginPercentageAutoLiq?: number;
  readonly dailyLossPercentageAutoLiq?: number;
  readonly dailyLossAutoLiq?: number;
  readonly weeklyLossAutoLiq?: number;
  readonly flattenTimestamp?: string;
  readonly trailingMaxDrawdown?: number;
  readonly trailingMaxDrawdownLimit?: number;
  readonly trailingMaxDrawdownMode?: 'EOD' | 'RealTime';
  readonly dailyProfitAutoLiq?: number;
  readonly weeklyProfitAutoLiq?: number;
  readonly doNotUnlock?: boolean;
}

export interface UserPlugin {
  readonly id: number;
  readonly userId: number;
  readonly timestamp: string;
  readonly planPrice: number;
  readonly creditCardTransactionId?: number;
  readonly cashBalanceLogId?: number;
  readonly creditCardId?: number;
  readonly accountId?: number;
  readonly pluginName: string;
  readonly approval: boolean;
  readonly entitlementId?: number;
  readonly startDate: TradeDate;
  readonly expirationDate?: TradeDate;
  readonly paidAmount: number;
  readonly autorenewal?: boolean;
  readonly planCategories?: string;
  readonly rebate?: number;
}

export interface UserPromoCode {
  readonly id: number;
  readonly userId: number;
  readonly promoCodeId: number;
  readonly accountId?: number;
  readonly source: 'Admin' | 'Input' | 'URL';
  readonly comments?: string;
}

export interface UserProperty {
  readonly id: number;
  readonly userId: number;
  readonly propertyId: number;
  readonly value?: string;
}

export interface UserReadStatus {
  readonly id: number;
  readonly newsStoryId?: number;
}

/** `entityType` of an event → the entity. */
export interface EntityByType {
  readonly user: User;
  readonly userProperty: UserProperty;
  readonly property: Property;
  readonly account: Account;
  readonly accountRiskStatus: AccountRiskStatus;
  readonly marginSnapshot: MarginSnapshot;
  readonly userAccountAutoLiq: UserAccountAutoLiq;
  readonly cashBalance: CashBalance;
  readonly currency: Currency;
  readonly position: Position;
  readonly fillPair: FillPair;
  readonly order: Order;
  readonly contract: Contract;
  readonly contractMaturity: ContractMaturity;
  readonly product: Product;
  readonly exchange: Exchange;
  readonly spreadDefinition: SpreadDefinition;
  readonly command: Command;
  readonly commandReport: CommandReport;
  readonly executionReport: ExecutionReport;
  readonly orderVersion: OrderVersion;
  readonly fill: Fill;
  readonly fillFee: FillFee;
  readonly orderStrategy: OrderStrategy;
  readonly orderStrategyLink: OrderStrategyLink;
  readonly userPlugin: UserPlugin;
  readonly annualReview: AnnualReview;
  readonly userReadStatus: UserReadStatus;
  readonly userPromoCode: UserPromoCode;
  readonly contractGroup: ContractGroup;
  readonly orderStrategyType: OrderStrategyType;
}

/** `entityType` → the list of the response to user/syncrequest. */
export const ENTITY_LISTS = {
  user: 'users',
  userProperty: 'userProperties',
  property: 'properties',
  account: 'accounts',
  accountRiskStatus: 'accountRiskStatuses',
  marginSnapshot: 'marginSnapshots',
  userAccountAutoLiq: 'userAccountAutoLiqs',
  cashBalance: 'cashBalances',
  currency: 'currencies',
  position: 'positions',
  fillPair: 'fillPairs',
  order: 'orders',
  contract: 'contracts',
  contractMaturity: 'contractMaturities',
  product: 'products',
  exchange: 'exchanges',
  spreadDefinition: 'spreadDefinitions',
  command: 'commands',
  commandReport: 'commandReports',
  executionReport: 'executionReports',
  orderVersion: 'orderVersions',
  fill: 'fills',
  fillFee: 'fillFees',
  orderStrategy: 'orderStrategies',
  orderStrategyLink: 'orderStrategyLinks',
  userPlugin: 'userPlugins',
  annualReview: 'annualReviews',
  userReadStatus: 'userReadStatuses',
  userPromoCode: 'userPromoCodes',
  contractGroup: 'contractGroups',
  orderStrategyType: 'orderStrategyTypes',
} as const;
