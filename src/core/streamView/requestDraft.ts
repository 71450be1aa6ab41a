import type { SocketKind } from '../streams/connection/socketUrl';
import type { TypedRequest } from './checkRequest';

/** The request box as the user has filled it in. The extension host keeps it for the next page, in memory only. */
export interface RequestDraft extends TypedRequest {
  readonly socket: SocketKind;
  /** The box is expanded. */
  readonly isOpen: boolean;
}

export const emptyDraft: RequestDraft = { socket: 'trading', endpoint: '', query: '', body: '', isOpen: false };
