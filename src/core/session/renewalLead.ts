/** The vendor advises 15 minutes of 80. A short-lived token is renewed in the last quarter of its lifetime. */
const MAX_LEAD_SHARE = 1 / 4;

/** How long before its expiration a token is renewed: the setting's lead, less for short-lived tokens. All in ms. */
export function renewalLead(leadMs: number, lifetimeMs: number): number {
  return Math.min(leadMs, Math.max(0, lifetimeMs) * MAX_LEAD_SHARE);
}
