/** Whether other extensions may ask for tokens: the setting `tradovate.sharing`. */
export type Sharing = 'off' | 'simulation' | 'simulationAndLive';

export type SharedKind = 'simulation' | 'live';

/** Anything but a known value shares nothing. */
export function readSharing(value: unknown): Sharing {
  return value === 'simulation' || value === 'simulationAndLive' ? value : 'off';
}

export function isShared(sharing: Sharing, kind: SharedKind): boolean {
  return sharing === 'simulationAndLive' || (sharing === 'simulation' && kind === 'simulation');
}
