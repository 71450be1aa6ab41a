import { isPersonalField } from '../personalFields';

/** Which values of a request or a response are hidden on a shared screen: accounts, money, and who somebody is. */

const ACCOUNT = /account(?:ids?|spec|name|number)?$/i;

/** Balances, profits, margins and the limits on them. Prices and quantities of orders stay. */
const MONEY = new RegExp(
  `^(?:${[
    String.raw`amount(?:SOD)?|\w*Amount|\w*Balance|cashChange|delta|excess|riskCredit|evaluationSize`,
    String.raw`\w*PnL|\w*NetLiq(?:SOD|Value)?|\w*Cash\w*|\w*Margin(?:SOD|Req)?|\w*MarginReq|\w*CollateralReq|(?:bought|sold)Value`,
    String.raw`autoLiqLevel|liqOnlyLevel|(?:daily|weekly)(?:Loss|Profit)(?!Percentage)\w*|trailingMaxDrawdown(?:Limit)?`,
  ].join('|')})$`,
  'i',
);

const USER = /^userids?$/i;

/** Names of lists, of entity types and of schemas whose `id` and `name` are those of an account or of a user. */
const OWNER =
  /^(?:account|user|accountRiskStatus|userAccountAutoLiq|permissionedAccountAutoLiq)(?:s|es)?$|^(?:OAuthMeResponse|AccessTokenResponse)$/i;

export const isAccountField = (name: string): boolean => ACCOUNT.test(name);

/** Ids that end so name entries and not amounts. */
export function isHiddenField(name: string): boolean {
  return isAccountField(name) || isPersonalField(name) || USER.test(name) || (!/ids?$/i.test(name) && MONEY.test(name));
}

/** @param type name of a list, an entity type or a schema */
export const isOwner = (type: string): boolean => OWNER.test(type);
