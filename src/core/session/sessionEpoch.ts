/** The span in which this window uses one session. Replaced when the session ends; compared after every `await`. */
export interface SessionEpoch {
  /** Aborted at the end of the epoch: waiting makes no sense any more. */
  readonly abandoned: AbortController;
  /** Aborted if the session was forgotten or has ended: results that arrive later are discarded. */
  readonly discarded: AbortController;
}

export function newEpoch(): SessionEpoch {
  return { abandoned: new AbortController(), discarded: new AbortController() };
}
