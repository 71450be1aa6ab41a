/** A token as kept in the vault: one entry a profile, JSON, validated on read. All times are ms since 1970. */
export interface AccessToken {
  /** Opaque: never decode it. */
  readonly accessToken: string;
  readonly mdAccessToken?: string;
  /** Base URL of the environment that issued it: it is sent nowhere else. */
  readonly issuerUrl: string;
  /** From `expirationTime` and nothing else (contract, "Lifetime"). */
  readonly expiresAt: number;
  /** When this string was received, by sign-in or renewal. */
  readonly receivedAt: number;
  /** When it was last renewed; absent: it comes from the sign-in itself. */
  readonly renewedAt?: number;
  readonly userId?: number;
  readonly userName?: string;
  readonly hasLive?: boolean;
  /** Purpose → bare host name, the last ones known. */
  readonly apiHosts?: Readonly<Record<string, string>>;
}
