import { t, type Text } from '../../core/platform/text';

/** What signing in without an API key says where the suites in VS Code look for it. */
export const oauthTexts = {
  title: t('Tradovate: Sign In in the Browser'),
  waiting: t("Finish the sign-in in your browser. If it ends at a page that doesn't load, paste its address here."),
  paste: t('Finish the sign-in in your browser, then paste the address that it ends at.'),
  portInUse: (port: number): Text =>
    t(
      'Another program uses port {0}. Finish the sign-in in your browser, then paste the address that it ends at.',
      port,
    ),
  openAgain: t('Open the Page Again'),
  existingToken: t('Paste the access token. It is checked by renewing it'),
  existingMarketDataToken: t('Paste the market data token (mdAccessToken), or leave it empty'),
} as const;
