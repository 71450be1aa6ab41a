import { isRecord } from '../protocol/message';
import { ENTITY_LISTS, type EntityByType } from '../events/schemas';
import { isEntity, type AnyEntity, type ChangeType, type EntityType } from '../events/streamEvent';

/** Of one type. A session has some thousand orders at most; the oldest are dropped beyond it. */
const MAX_ENTITIES = 20_000;

export interface EntityChange {
  readonly before: AnyEntity | undefined;
  /** `undefined`: it is gone. */
  readonly after: AnyEntity | undefined;
  /** Fields that differ; `new`: there was none before. */
  readonly fields: readonly string[] | 'new';
  /** Dropped to make room. */
  readonly dropped: AnyEntity | undefined;
}

/** The entities of a snapshot and of the events after it, newest state only, by type and id. */
export class EntityStore {
  readonly #byType = new Map<string, Map<number, AnyEntity>>();
  /** Types of the lists that the snapshot lacks, and that no event has been received of. */
  readonly #missing = new Set<string>();

  /** Replaces everything by the response to `user/syncrequest`, which may lack lists. */
  replaceAll(snapshot: unknown): void {
    this.#byType.clear();
    this.#missing.clear();
    if (!isRecord(snapshot)) return;
    for (const [type, list] of Object.entries(ENTITY_LISTS)) {
      const entities = snapshot[list];
      if (!Array.isArray(entities)) {
        this.#missing.add(type);
        continue;
      }
      const valid = (entities as readonly unknown[]).filter(isEntity).slice(-MAX_ENTITIES);
      this.#byType.set(type, new Map(valid.map((entity) => [entity.id, entity])));
    }
  }

  /** @returns `undefined`: nothing changed */
  apply(type: string, change: ChangeType, entity: AnyEntity): EntityChange | undefined {
    this.#missing.delete(type);
    let entities = this.#byType.get(type);
    if (!entities) this.#byType.set(type, (entities = new Map<number, AnyEntity>()));
    const before = entities.get(entity.id);
    if (change === 'Deleted') {
      if (!before) return undefined;
      entities.delete(entity.id);
      return { before, after: undefined, fields: [], dropped: undefined };
    }
    const fields = before ? changedFields(before, entity) : 'new';
    if (fields.length === 0) return undefined;
    entities.set(entity.id, entity);
    return { before, after: entity, fields, dropped: entities.size > MAX_ENTITIES ? dropOldest(entities) : undefined };
  }

  /** As the schema has it; its fields come from outside and may be anything. */
  get<T extends EntityType>(type: T, id: number | undefined): Partial<EntityByType[T]> | undefined {
    return id === undefined ? undefined : (this.#byType.get(type)?.get(id) as Partial<EntityByType[T]> | undefined);
  }

  all<T extends EntityType>(type: T): Iterable<Partial<EntityByType[T]> & { readonly id: number }> {
    const entities = this.#byType.get(type)?.values() ?? [];
    return entities as Iterable<Partial<EntityByType[T]> & { readonly id: number }>;
  }

  /** The service left it out, as it does without the right to read it. Source: streams, "user/syncrequest". */
  isMissing(type: EntityType): boolean {
    return this.#missing.has(type);
  }

  count(type: EntityType): number {
    return this.#byType.get(type)?.size ?? 0;
  }
}

function changedFields(before: AnyEntity, after: AnyEntity): readonly string[] {
  const fields: string[] = [];
  for (const key in after) if (!isSame(before[key], after[key])) fields.push(key);
  for (const key in before) if (!(key in after)) fields.push(key);
  return fields;
}

/** Values of entities are plain, but for trade dates. */
function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  return isRecord(one) && isRecord(other) && JSON.stringify(one) === JSON.stringify(other);
}

function dropOldest(entities: Map<number, AnyEntity>): AnyEntity | undefined {
  for (const [id, oldest] of entities) {
    entities.delete(id);
    return oldest;
  }
  return undefined;
}
