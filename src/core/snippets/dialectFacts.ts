/** What is known of a dialect without the code that writes it. */
export interface DialectFacts {
  /** Key bindings use it: never rename it. */
  readonly id: string;
  /** A name, shown to the user and not translated. */
  readonly label: string;
  /** VS Code's IDs of the languages in which it is the default; the first is that of a new document. */
  readonly languages: readonly string[];
  /** Info strings of Markdown fences, in addition to those IDs. */
  readonly fences: readonly string[];
  /** Writes a WebSocket client. */
  readonly isSocket?: boolean;
}

/** In the order in which they are offered. A part that writes no requests bundles this table alone. */
export const dialectFacts = {
  curl: {
    id: 'curl',
    label: 'cURL',
    languages: ['shellscript'],
    fences: ['sh', 'bash', 'zsh', 'shell', 'console', 'curl'],
  },
  powershell: {
    id: 'powershell',
    label: 'PowerShell',
    languages: ['powershell'],
    fences: ['ps1', 'pwsh', 'posh', 'ps'],
  },
  fetch: {
    id: 'fetch',
    label: 'fetch',
    languages: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'],
    fences: ['js', 'ts', 'jsx', 'tsx', 'mjs', 'cjs', 'mts', 'cts', 'node'],
  },
  axios: {
    id: 'axios',
    label: 'axios',
    languages: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'],
    fences: [],
  },
  python: {
    id: 'python',
    label: 'Python',
    languages: ['python'],
    fences: ['py', 'python3'],
  },
  'python-requests': {
    id: 'python-requests',
    label: 'Python (requests)',
    languages: ['python'],
    fences: [],
  },
  'python-httpx': {
    id: 'python-httpx',
    label: 'Python (httpx, async)',
    languages: ['python'],
    fences: [],
  },
  csharp: {
    id: 'csharp',
    label: 'C# (HttpClient)',
    languages: ['csharp'],
    fences: ['cs', 'c#'],
  },
  go: {
    id: 'go',
    label: 'Go (net/http)',
    languages: ['go'],
    fences: ['golang'],
  },
  websocket: {
    id: 'websocket',
    isSocket: true,
    label: 'WebSocket',
    languages: ['javascript', 'typescript', 'javascriptreact', 'typescriptreact'],
    fences: [],
  },
  'python-websockets': {
    id: 'python-websockets',
    isSocket: true,
    label: 'Python (websockets)',
    languages: ['python'],
    fences: [],
  },
  'csharp-websocket': {
    id: 'csharp-websocket',
    isSocket: true,
    label: 'C# (ClientWebSocket)',
    languages: ['csharp'],
    fences: [],
  },
  'go-websocket': {
    id: 'go-websocket',
    isSocket: true,
    label: 'Go (gorilla/websocket)',
    languages: ['go'],
    fences: [],
  },
  http: {
    id: 'http',
    label: '.http (REST Client, httpYac)',
    languages: ['http', 'rest'],
    fences: ['httpyac'],
  },
} as const satisfies Readonly<Record<string, DialectFacts>>;
