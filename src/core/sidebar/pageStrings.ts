import { commands, remedies } from '../manifest';
import type { Remedy } from '../platform/errors';
import { t, type Localized, type Text } from '../platform/text';
import type { TokenAction } from './parseMessage';

const profileStrings = {
  loading: t('Loading…'),
  welcome: t('Welcome to Tradovate Token'),
  welcomeText: [
    t('Get a Tradovate access token, keep it alive, and try every operation of the API from here.'),
    t('To get started, add a profile: an environment and the credentials for it.'),
  ],
  welcomeSecrets: [
    t("Credentials and tokens are kept in VS Code's encrypted secret storage."),
    t('They are never written to settings or logs, or sent to this page.'),
  ],
  unselected: t('No active profile'),
  unselectedText: t('Select one of your profiles.'),
  addProfile: commands.addProfile.title,
  importCredentials: commands.importCredentials.title,
  profile: t('Profile'),
  switchProfile: commands.switchProfile.title,
  editProfile: commands.editProfile.title,
  live: t('LIVE'),
  realMoney: t('Real money'),
  readOnly: t('read-only'),
  token: t('Token'),
  timeLeft: t('Time left'),
  warning: t('Warning'),
  error: t('Error'),
  tokenActions: {
    getToken: commands.getToken.title,
    renewToken: commands.renewToken.title,
    copyToken: commands.copyToken.title,
    copyAuthorizationHeader: commands.copyAuthorizationHeader.title,
    forgetToken: commands.forgetToken.title,
    signInAgain: commands.signInAgain.title,
    captchaSolved: remedies['captcha-solved'].title,
  } satisfies Readonly<Record<TokenAction, Text>>,
};

const operationStrings = {
  operations: t('Operations'),
  search: t('Search operations'),
  searchHint: t('Search by path, name or words'),
  clearSearch: t('Clear Search'),
  common: t('Common'),
  favorites: t('Favorites'),
  recent: t('Recent'),
  favorite: t('Favorite'),
  favoriteKey: t('Favorite (F)'),
  modifiesData: t('Modifies data'),
  noMatchingOperations: t('No matching operations'),
  matchingOperation: t('1 operation'),
  matchingOperations: t('{0} operations'),
  moreResult: t('1 more result. Refine your search.'),
  moreResults: t('{0} more results. Refine your search.'),
};

const recipeStrings = {
  recipes: t('Recipes'),
  recipesHint: t('Small programs that do a whole job. Select one to insert it at the cursor.'),
  matchingRecipe: t('1 recipe'),
  matchingRecipes: t('{0} recipes'),
};

const bracketStrings = {
  openBracket: t('Bracket Form'),
  bracket: t('Bracket Order'),
  bracketHint: t('The fill of the entry places a stop loss and a target, which cancel each other.'),
  account: t('Account'),
  selectAccount: t('Select an account'),
  noAccounts: t('Your accounts are looked up when you have a token.'),
  symbol: t('Symbol'),
  side: t('Side'),
  buy: t('Buy'),
  sell: t('Sell'),
  quantity: t('Quantity'),
  entryType: t('Type of the entry'),
  entryTypes: { Market: t('Market'), Limit: t('Limit'), Stop: t('Stop') },
  entryPrices: {
    Market: t('Entry at the market, about'),
    Limit: t('Entry, limit price'),
    Stop: t('Entry, stop price'),
  },
  marketPriceHint: t('Ticks and points are measured from this price. The fill may be at another price.'),
  stopLoss: t('Stop loss'),
  stopUnit: t('Unit of the stop loss'),
  target: t('Target'),
  targetUnit: t('Unit of the target'),
  units: { ticks: t('ticks'), points: t('points'), price: t('price') },
  noLevels: t('The levels are drawn here when the prices are complete.'),
  bracketBody: t('Request as JSON'),
  insertAsRecipe: t('Insert as Recipe'),
  insertAsRequest: t('Insert as Request'),
};

const requestStrings = {
  back: t('Back to Operations'),
  request: t('Request'),
  modifiesLiveData: t("Modifies data on LIVE. You'll be asked to confirm."),
  blockedReadOnly: t('Modifies data. Blocked because LIVE is read-only.'),
  required: t('required'),
  fieldRequired: t("'{0}' is required."),
  optionalFields: t('Optional fields ({0})'),
  noParameters: t('No parameters'),
  noValue: t('(no value)'),
  secretField: t("Can't be entered here"),
  body: t('Body'),
  form: t('Form'),
  json: t('JSON'),
  jsonBody: t('Body as JSON'),
  snippet: t('Snippet'),
  language: t('Language'),
  tokenAs: t('Token as'),
  tokenLiteral: t('Token'),
  tokenReference: t('Variable'),
  insert: t('Insert'),
  copy: t('Copy'),
  try: t('Try'),
  tryWithConfirmation: t('Try…'),
  sending: t('Sending…'),
  cancel: t('Cancel'),
};

const responseStrings = {
  response: t('Response'),
  noResponse: t('No response'),
  notSent: t('Not sent'),
  ms: t('{0} ms'),
  environmentAndTime: t('{0}, {1}'),
  sizes: { bytes: t('{0} B'), kilobytes: t('{0} KB'), megabytes: t('{0} MB') },
  entry: t('1 entry'),
  entries: t('{0} entries'),
  serviceSays: t('Tradovate says:'),
  headers: t('Headers ({0})'),
  emptyBody: t('The response has no body.'),
  truncated: t('Response truncated. Open it in an editor or save it to see everything.'),
  bodyNotShown: t('Response body not shown'),
  html: t('This is HTML, shown as text.'),
  tree: t('Tree'),
  raw: t('Raw'),
  view: t('View'),
  findInResponse: t('Find in response'),
  nextMatch: t('Next Match'),
  previousMatch: t('Previous Match'),
  matchOf: t('{0} of {1}'),
  noMatches: t('No matches'),
  openResponse: t('Open in Editor'),
  saveResponse: t('Save…'),
  copyResponse: t('Copy Response'),
  item: t('1 item'),
  items: t('{0} items'),
  field: t('1 field'),
  fields: t('{0} fields'),
  moreCharacter: t('… and 1 more character'),
  moreCharacters: t('… and {0} more characters'),
  history: t('History'),
  clearHistory: t('Clear History'),
  failed: t('failed'),
  succeeded: t('succeeded'),
};

const remedyStrings = Object.fromEntries(
  Object.entries(remedies).map(([remedy, { title }]) => [remedy, title]),
) as Readonly<Record<Remedy, Text>>;

/** All texts of the page that aren't part of the snapshot. The page fills in their placeholders. */
export const pageStrings = {
  ...profileStrings,
  ...operationStrings,
  ...recipeStrings,
  ...bracketStrings,
  ...requestStrings,
  ...responseStrings,
  remedies: remedyStrings,
};

/** As the page receives them. */
export type PageStrings = Localized<typeof pageStrings>;
