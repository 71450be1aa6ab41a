import { MASK } from '../redactor';
import { isHiddenField, isOwner } from './hiddenFields';

const TOKEN = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s"{}[\],:]+/g;

interface Level {
  readonly isArray: boolean;
  /** All values within are hidden. */
  readonly isHidden: boolean;
  /** `id` and `name` are those of an account or a user. */
  readonly isOwner: boolean;
  /** Of an object: the name that was read last, whose value follows. */
  name?: string | undefined;
  /** Value of `entityType`: what `entity` is. */
  entityType?: string;
}

/**
 * JSON with accounts, balances and personal data replaced, all else as it was: also the beginning of a longer text, and what
 * comes before the JSON in a frame of a socket.
 * @param schema of the entities, if the text itself doesn't say it
 */
export function hideInJson(text: string, schema = ''): string {
  const levels: Level[] = [];
  let hidden = '';
  let end = 0;
  const replace = (at: number, length: number) => {
    hidden += `${text.slice(end, at)}"${MASK}"`;
    end = at + length;
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') levels.push(openLevel(token === '[', level, schema));
    else if (token === '}' || token === ']') levels.pop();
    else if (token === ',') {
      if (level && !level.isArray) level.name = undefined;
    } else if (token === ':' || !level) continue;
    else if (!level.isArray && level.name === undefined) level.name = unquoted(token);
    else {
      if (level.name === 'entityType') level.entityType = unquoted(token);
      if (isHiddenValue(level, token)) replace(index, token.length);
    }
  }
  return hidden + text.slice(end);
}

function openLevel(isArray: boolean, parent: Level | undefined, schema: string): Level {
  if (!parent) return { isArray, isHidden: false, isOwner: isOwner(schema) };
  const { name } = parent;
  return {
    isArray,
    isHidden: parent.isHidden || (name !== undefined && !isOwner(name) && isHiddenField(name)),
    isOwner: name === undefined ? parent.isOwner : name === 'entity' ? isOwner(parent.entityType ?? '') : isOwner(name),
    // A list belongs to the name before it, and so do its objects.
    ...(isArray && name !== undefined ? { name } : {}),
  };
}

function isHiddenValue({ isHidden, isOwner: owner, isArray, name }: Level, token: string): boolean {
  if (/^(?:true|false|null)$/.test(token)) return false;
  if (isHidden) return true;
  if (name === undefined) return false;
  return isHiddenField(name) || (owner && !isArray && (name === 'id' || name === 'name'));
}

function unquoted(token: string): string {
  return token.replace(/^"|"$/g, '');
}
