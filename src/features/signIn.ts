/** How to sign in without an API key: in the browser, or with a token that was issued elsewhere. */
export { addOAuthApp, editOAuthApp } from '../ui/oauth/askOAuthApp';
export { browserSignIn } from '../ui/oauth/browserSignIn';
export { useExistingToken } from '../ui/oauth/useExistingToken';
export { platformRedirects } from '../host/redirect';
