/** Field by field what `POST /auth/accesstokenrequest` takes (contract). Everything but `cidType` is the user's text, unchanged. */
export interface Credentials {
  readonly name: string;
  readonly password: string;
  /** The API key's nickname. */
  readonly appId: string;
  readonly appVersion: string;
  /** Id of the API key, kept as text. */
  readonly cid: string;
  /** How `cid` travels; absent: a number when it is all digits [C]. */
  readonly cidType?: 'number' | 'string';
  /** API secret. */
  readonly sec: string;
  /** Unique and stable per device; at most 64 characters. */
  readonly deviceId: string;
}
