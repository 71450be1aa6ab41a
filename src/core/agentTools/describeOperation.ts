import type { Field, Operation, Schemas } from '../operations/catalog';
import { isMutating, isSafeToRepeat } from '../operations/isMutating';
import { factsOf } from '../operations/operationFacts';
import { isSecret } from '../operations/sampleValues';
import type { ServiceFacts } from '../operations/serviceFacts';
import { englishText } from '../platform/text';
import { unsendableMessage } from '../requests/send/unsendable';
import { fieldHint } from '../requests/form/fieldHint';
import { choicesOf } from '../requests/form/fieldKind';
import type { Recipe } from '../snippets/recipes/recipe';
import { canWrite, recipeLanguages } from '../snippets/recipes/languages';
import { parameterOf } from '../snippets/recipes/parameters';

const MAX_NESTED_FIELDS = 40;

/** An operation for a language model: what it does, what it needs, and what may be done with it. */
export function describeOperation(
  operation: Operation,
  { schemas, facts }: { readonly schemas: Schemas; readonly facts?: ServiceFacts | undefined },
): string {
  const { id, method, path, summary, params, body, response } = operation;
  const known = factsOf(operation, facts);
  return [
    `${id}: ${method} ${path}`,
    `  ${sentence(summary)} ${effectOf(operation)}`,
    ...(known.facts.length === 0 ? [] : [`  ${known.facts.map(englishText).join('; ')}.`]),
    ...known.notes.map((note) => `  Note: ${note}`),
    ...(params.length === 0 ? [] : ['  Query:', ...params.map((field) => fieldLine(field, '    '))]),
    ...(body ? ['  Body:', ...body.fields.flatMap((field) => fieldLines(field, schemas))] : []),
    ...(params.length === 0 && !body ? ['  No parameters.'] : []),
    ...(response ? [`  Returns ${response.array ? 'a list of ' : ''}${responseText(response.schema, schemas)}`] : []),
  ].join('\n');
}

function effectOf(operation: Operation): string {
  if (isMutating(operation))
    return 'CHANGES data: tradovate_read refuses it, tradovate_write_request writes code for it.';
  if (!isSafeToRepeat(operation))
    return 'Belongs to the session, which the extension keeps: tradovate_read refuses it.';
  return unsendableMessage(operation) ? 'Only reads, but not over HTTP: tradovate_read refuses it.' : 'Only reads.';
}

function fieldLines(field: Field, schemas: Schemas): readonly string[] {
  const ref = field.ref ?? field.items?.ref ?? field.json;
  const nested = ref === undefined ? [] : (schemas.get(ref) ?? []);
  return [fieldLine(field, '    '), ...nested.slice(0, MAX_NESTED_FIELDS).map((inner) => fieldLine(inner, '      '))];
}

function fieldLine(field: Field, indent: string): string {
  const choices = choicesOf(field);
  const hints = [
    ...fieldHint(field).map(englishText),
    ...(choices ? [`one of ${choices.join(', ')}`] : []),
    ...(field.required ? ['required'] : field.neededInPractice ? ['needed in practice'] : []),
    ...(field.requiredWhen ? [`only with ${JSON.stringify(field.requiredWhen)}`] : []),
  ];
  const note = field.note !== undefined && !isSecret(field.name) ? `. ${field.note}` : '';
  return `${indent}${field.name}: ${hints.join(', ')}${note}`;
}

function responseText(schema: string, schemas: Schemas): string {
  const fields = schemas.get(schema) ?? [];
  return fields.length === 0 ? `${schema}.` : `${schema}: ${fields.map(({ name }) => name).join(', ')}.`;
}

function sentence(text: string): string {
  return /[.!?]$/.test(text) ? text : `${text}.`;
}

/** A recipe for a language model. @param now ms since 1970 */
export function describeRecipe(recipe: Recipe, now: number): string {
  const { id, title, description, trades, parameters } = recipe;
  const languages = recipeLanguages.filter((language) => canWrite(language, recipe)).map((language) => language.id);
  return [
    `Recipe ${id}: ${englishText(title)}`,
    `  ${sentence(englishText(description))} ${trades ? 'The program CHANGES data when it runs.' : 'The program only reads.'}`,
    `  Dialects: ${languages.join(', ')}.`,
    ...(parameters.length === 0 ? ['  No values.'] : ['  Values:']),
    ...parameters.map((name) => {
      const { value, choices, comment: meaning } = parameterOf(name, now);
      const hints = [
        typeof value === 'number' ? 'number' : 'text',
        ...(choices ? [`one of ${choices.join(', ')}`] : []),
        ...(meaning === undefined ? [] : [meaning]),
      ];
      return `    ${name}: ${hints.join(', ')}`;
    }),
  ].join('\n');
}
