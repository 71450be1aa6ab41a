import { fieldsOf, type Operation, type Schemas } from '../operations/catalog';
import { isNeeded } from '../operations/conditions';
import type { Json } from '../operations/exampleValue';
import { isSecret } from '../operations/sampleValues';
import { englishText } from '../platform/text';
import { bodyProblem } from '../requests/form/bodyProblem';
import { secretProblem, valueProblem } from '../requests/form/valueProblem';
import { AgentToolError } from './agentToolError';

export type Values = Readonly<Record<string, Json>>;

const MAX_PROBLEMS = 5;

/**
 * Throws if the values are not valid for the operation. Query parameters and fields of the body are given together, by name.
 * @param now ms since 1970
 * @param complete whether all that the request needs must be given
 * @throws {AgentToolError} what to correct
 */
export function checkValues(
  operation: Operation,
  values: Values,
  { schemas, now, complete }: { readonly schemas: Schemas; readonly now: number; readonly complete: boolean },
): void {
  const fields = fieldsOf(operation);
  const names = new Set(fields.map(({ name }) => name));
  const unknown = Object.keys(values).filter((name) => !names.has(name));
  const problems = [
    ...unknown.map((name) => `'${name.slice(0, 64)}' is no field of '${operation.id}'.`),
    ...fields.flatMap((field) => {
      const value = Object.hasOwn(values, field.name) ? values[field.name] : undefined;
      if (value === undefined)
        return complete && isNeeded(field, values, 'published') ? [`'${field.name}' is required.`] : [];
      const problem = isSecret(field.name) ? secretProblem(field.name) : valueProblem(field, value, schemas);
      return problem === undefined ? [] : [englishText(problem)];
    }),
  ];
  if (problems.length === 0) {
    const misfit = bodyProblem(operation.body?.fields ?? [], values, schemas, now);
    if (misfit) problems.push(englishText(misfit.problem));
  }
  if (problems.length === 0) return;
  const fieldList = fields.length === 0 ? 'It has no fields.' : `Its fields: ${[...names].join(', ')}.`;
  throw new AgentToolError(
    `The values are invalid. ${problems.slice(0, MAX_PROBLEMS).join(' ')} Nothing was sent. ${fieldList}`,
  );
}
