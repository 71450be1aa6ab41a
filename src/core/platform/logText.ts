import type { UserFacingError } from './errors';
import { fillPlaceholders, joinSentences, type Text, type TextArgument } from './text';

/**
 * An error for the log: its kind, status and sentences. Texts that stand in them are left out, and so are the service's own
 * words: they may name a profile, an account or a host.
 */
export function logText({ kind, status, sentences }: Pick<UserFacingError, 'kind' | 'status' | 'sentences'>): string {
  const code = status === undefined ? '' : ` (HTTP ${status})`;
  return `${kind}${code}: ${joinSentences(sentences.map(withoutNames))}`;
}

function withoutNames({ message, args }: Text): string {
  return fillPlaceholders(
    message,
    args.map((argument, index) => (typeof argument === 'string' ? `{${index}}` : shown(argument))),
  );
}

function shown(argument: Exclude<TextArgument, string>): string | number {
  if (typeof argument === 'number') return argument;
  return 'message' in argument ? withoutNames(argument) : joinSentences(argument.map(withoutNames));
}
