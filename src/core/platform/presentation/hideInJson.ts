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
 * @param schema of the entities, or the list that they are in, if the text itself doesn't say it
 */
export function hideInJson(text: string, schema = ''): string {
  const levels: Level[] = [];
  const typeAfter = entityTypes(text);
  let hidden = '';
  let end = 0;
  const replace = (at: number, length: number) => {
    hidden += `${text.slice(end, at)}"${MASK}"`;
    end = at + length;
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    const level = levels.at(-1);
    if (token === '{' || token === '[') levels.push(openLevel(token === '[', level, schema, () => typeAfter(index)));
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

/** @param typeAhead `entityType` that follows here, for an entity before it */
function openLevel(isArray: boolean, parent: Level | undefined, schema: string, typeAhead: () => string): Level {
  if (!parent) return { isArray, isHidden: false, isOwner: isOwner(schema) };
  const { name } = parent;
  return {
    isArray,
    isHidden: parent.isHidden || (name !== undefined && !isOwner(name) && isHiddenField(name)),
    isOwner: isOwnerIn(parent, typeAhead),
    // A list belongs to the name before it, and so do its objects.
    ...(isArray && name !== undefined ? { name } : {}),
  };
}

/** `d`: the data of a message of a socket. */
function isOwnerIn({ name, isArray, isOwner: isParent, entityType }: Level, typeAhead: () => string): boolean {
  if (isArray || name === undefined || name === 'd') return isParent;
  return isOwner(name === 'entity' ? (entityType ?? typeAhead()) : name);
}

/** Looks for the `entityType` after a place. That of an account where there is none, as the text may have been cut off. */
function entityTypes(text: string): (index: number) => string {
  const found = /"entityType"\s{0,9}:\s{0,9}"(\w{0,99})/g;
  let match: RegExpExecArray | null | undefined;
  return (index) => {
    if (match === undefined || (match && match.index < index)) {
      found.lastIndex = index;
      match = found.exec(text);
    }
    return match?.[1] ?? 'account';
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
