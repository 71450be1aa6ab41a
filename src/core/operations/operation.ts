import type { Field } from './field';

/** The permission of the API key that an operation needs. `FullAccess` includes `Read`. */
export interface Rights {
  readonly group: string;
  readonly access: 'Read' | 'FullAccess';
}

export interface Operation {
  /** Used in key bindings: never changes. */
  readonly id: string;
  readonly method: 'GET' | 'POST';
  /** After the base URL: `/account/list`. */
  readonly path: string;
  readonly tag: string;
  readonly summary: string;
  readonly auth: 'bearer' | 'none';
  /** `mutation` modifies data: never repeated automatically. `lifecycle`: token and session calls. */
  readonly kind: 'query' | 'mutation' | 'lifecycle';
  /** A call that the session sends itself, because each one counts and replaces the token. */
  readonly handledBySession?: 'sign-in' | 'renewal';
  /** A page for a browser: a program writes its address instead of sending a request. */
  readonly isPage?: true;
  /** Parameters of the query string. */
  readonly params: readonly Field[];
  readonly body?: {
    readonly schema: string;
    readonly fields: readonly Field[];
    /** Absent: JSON. */
    readonly contentType?: 'application/x-www-form-urlencoded';
  };
  readonly response: { readonly schema: string; readonly array: boolean } | null;
  /** Absent for the auth calls. */
  readonly rights?: Rights;
  /** `demo only`, `live only`, `demo and live`, `production only`. Absent: nobody says. */
  readonly environments?: string;
  /** Absent: in the public reference. */
  readonly audience?: 'retail' | 'organization' | 'partner';
  /** In words, by IP address and rolling hour: `300/h, all requests, 3 s back-off`. */
  readonly rateLimit?: string;
  /** Absent: HTTP, and the trading socket as well. */
  readonly transport?: 'socket' | 'socket:md' | 'socket:replay';
  /** Ids of the operations that the vendor wants partners to use instead. */
  readonly replacedBy?: readonly string[];
  readonly deprecated?: string;
  /** Body that the service accepts once its placeholders are filled; `about.legend` in the file describes them. */
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, unknown>>;
  readonly notes?: string;
}
