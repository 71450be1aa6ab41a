import * as v from 'valibot';
import { UserFacingError } from '../platform/errors';
import { t } from '../platform/text';

export const TASK_TYPE = 'tradovate';

const schema = v.object({
  command: v.pipe(v.string(), v.trim(), v.nonEmpty()),
  cwd: v.optional(v.string()),
  env: v.optional(v.record(v.string(), v.string())),
});

/** A task of the workspace that runs a command line with the token in its environment. */
export type TaskDefinition = v.InferOutput<typeof schema>;

/** @throws {UserFacingError} `invalid-input` */
export function parseTaskDefinition(definition: unknown): TaskDefinition {
  const parsed = v.safeParse(schema, definition);
  if (parsed.success) return parsed.output;
  throw new UserFacingError(
    'invalid-input',
    t(
      "A task of type '{0}' needs a 'command', such as 'node bot.js'. 'cwd' is a folder, 'env' maps variables to texts.",
      TASK_TYPE,
    ),
  );
}
