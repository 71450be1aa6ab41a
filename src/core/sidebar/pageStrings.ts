/** Translates a text; `{0}`, `{1}` stay for the page to fill (`vscode.l10n.t`). */
export type Translate = (text: string) => string;

/** Every word of the page that is not part of the snapshot. */
export function pageStrings(t: Translate) {
  return {
    ...ofProfile(t),
    ...ofOperations(t),
    ...ofRequest(t),
    ...ofAnswer(t),
  };
}

export type PageStrings = ReturnType<typeof pageStrings>;

function ofProfile(t: Translate) {
  return {
    loading: t('Loading…'),
    welcome: t('Welcome to Tradovate Token'),
    welcomeWhat: t('Get a Tradovate access token, keep it alive, and try every operation of the API from here.'),
    welcomeFirst: t('Begin with a profile: an environment and the credentials for it.'),
    welcomeSecrets: t(
      'Credentials and tokens are kept in SecretStorage, VS Code’s encrypted store. They never reach settings, logs or this page.',
    ),
    addProfile: t('Add Profile…'),
    importCredentials: t('Import Credentials…'),
    profile: t('Profile'),
    switchProfile: t('Switch Profile…'),
    editProfile: t('Edit Profile…'),
    live: t('LIVE'),
    realMoney: t('Real money'),
    readOnly: t('read-only'),
    token: t('Token'),
    timeLeft: t('Time left'),
    warning: t('Warning'),
    error: t('Error'),
    tokenActions: {
      get: t('Get Token'),
      renew: t('Renew'),
      copy: t('Copy Token'),
      copyHeader: t('Copy Authorization Header'),
      forget: t('Forget Token'),
      signInAgain: t('Sign In Again'),
      captchaSolved: t('I Solved the Captcha'),
    },
  };
}

function ofOperations(t: Translate) {
  return {
    operations: t('Operations'),
    find: t('Find an operation'),
    findHint: t('Find an operation: path, name or words'),
    clearSearch: t('Clear the Search'),
    favorites: t('Favorites'),
    recent: t('Recent'),
    favorite: t('Favorite'),
    favoriteKey: t('Favorite (F)'),
    mutation: t('changes something'),
    foundNone: t('No operation has all of these words.'),
    foundOne: t('1 operation'),
    found: t('{0} operations'),
    foundMore: t('{0} more: type more of it.'),
  };
}

function ofRequest(t: Translate) {
  return {
    back: t('Back to Operations'),
    request: t('Request'),
    mutates: t('Changes something'),
    mutatesLive: t('Changes something with real money: you are asked before it is sent.'),
    mutatesReadOnly: t('Changes something, and LIVE is read-only: it is not sent.'),
    required: t('required'),
    missing: t('{0} is missing.'),
    optionalFields: t('Optional fields ({0})'),
    noFields: t('Needs no values.'),
    notGiven: t('(not given)'),
    secretField: t('Is never typed here.'),
    body: t('Body'),
    form: t('Form'),
    json: t('JSON'),
    jsonBody: t('Body in JSON'),
    snippet: t('Snippet'),
    language: t('Language'),
    tokenAs: t('Token as'),
    tokenLiteral: t('Token'),
    tokenReference: t('Variable'),
    insert: t('Insert'),
    copy: t('Copy'),
    try: t('Try'),
    tryAsks: t('Try…'),
    sending: t('Sending…'),
    cancel: t('Cancel'),
  };
}

function ofAnswer(t: Translate) {
  return {
    answer: t('Answer'),
    noAnswer: t('No answer'),
    notSent: t('Not sent'),
    ms: t('{0} ms'),
    sentAt: t('at {0}'),
    sizes: { bytes: t('{0} B'), kilo: t('{0} KB'), mega: t('{0} MB') },
    entriesOne: t('1 entry'),
    entries: t('{0} entries'),
    says: t('Tradovate says'),
    remedies: {
      getToken: t('Get Token'),
      signInAgain: t('Sign In Again'),
      tryAgain: t('Try Again'),
      openSettings: t('Open Settings'),
      editProfile: t('Edit Profile…'),
    },
    headers: t('Headers ({0})'),
    emptyBody: t('The answer has no body.'),
    cut: t('This is only the beginning of the answer: open it in an editor or save it to see the whole.'),
    cutAway: t('The body of this answer is not shown.'),
    html: t('This is HTML, shown as text.'),
    tree: t('Tree'),
    raw: t('Raw'),
    view: t('View'),
    findInAnswer: t('Find in the answer'),
    next: t('Next Match'),
    previous: t('Previous Match'),
    matches: t('{0} of {1}'),
    noMatches: t('No matches'),
    openAnswer: t('Open in Editor'),
    saveAnswer: t('Save…'),
    copyAnswer: t('Copy Answer'),
    items: t('{0} items'),
    item: t('1 item'),
    fields: t('{0} fields'),
    field: t('1 field'),
    moreText: t('… and {0} more characters'),
    history: t('History'),
    clearHistory: t('Clear History'),
    failed: t('failed'),
    succeeded: t('succeeded'),
  };
}
