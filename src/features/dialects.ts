import { writeRequest, type WriteRequest } from '../core/snippets/writeRequest';

export interface Dialects {
  readonly writeRequest: WriteRequest;
}

/** The code that writes requests in all dialects. Loaded together with the first part that shows or inserts one. */
export const dialects: Dialects = { writeRequest };
