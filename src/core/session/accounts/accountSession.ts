import type { SharedKind } from '../../profile/sharing';

/** A token as VS Code's Accounts hand it to an extension that the user allowed. */
export interface AccountSession {
  /** That of the profile: it stays the same when the token is renewed. */
  readonly id: string;
  readonly accessToken: string;
  /** What VS Code's menu shows. */
  readonly account: { readonly id: string; readonly label: string };
  readonly scopes: readonly string[];
  /** ms. A proposal of VS Code 1.139 calls it so. */
  readonly expiresAfter: number;
}

export interface AccountsChange {
  readonly kind: SharedKind;
  readonly event: {
    readonly added: readonly AccountSession[];
    readonly removed: readonly AccountSession[];
    readonly changed: readonly AccountSession[];
  };
}
