import type * as vscode from 'vscode';
import { shared } from './shared';

/** Of VS Code's API: what registers, listens or creates something that lasts until it is disposed. */
const LASTING =
  /^(?:on(?:Did|Will)|register|create(?:FileSystemWatcher|StatusBarItem|TextEditorDecorationType|DiagnosticCollection|OutputChannel|WebviewPanel|Terminal))/;
const NAMESPACES = [
  'window',
  'workspace',
  'languages',
  'commands',
  'authentication',
  'extensions',
  'env',
  'lm',
  'tasks',
];

interface Disposes {
  dispose(): unknown;
}

/** VS Code's API for the product, with what it opens counted by the name of the function. */
export function counted(api: typeof vscode): object {
  const own: Record<string, unknown> = {};
  for (const name of NAMESPACES) own[name] = countedNamespace(name, api[name as 'window']);
  return Object.create(api, Object.getOwnPropertyDescriptors(own)) as object;
}

function countedNamespace(name: string, namespace: object): object {
  return new Proxy(Object.create(namespace) as object, {
    get(target, key) {
      const value: unknown = Reflect.get(target, key, namespace);
      if (typeof value !== 'function' || typeof key !== 'string' || !LASTING.test(key)) return value;
      return (...args: unknown[]): unknown => count(`${name}.${key}`, Reflect.apply(value, namespace, args));
    },
    set: (_, key, value) => Reflect.set(namespace, key, value),
  });
}

function count(name: string, result: unknown): unknown {
  if (!isDisposes(result) || !Object.isExtensible(result)) return result;
  const dispose = result.dispose.bind(result);
  let isDisposed = false;
  const end = (): void => {
    if (!isDisposed) shared.add(shared.live, name, -1);
    isDisposed = true;
  };
  shared.add(shared.live, name, 1);
  result.dispose = () => {
    end();
    return dispose();
  };
  // What the user can close, too.
  const { onDidDispose } = result as { onDidDispose?: (listener: () => void) => unknown };
  if (typeof onDidDispose === 'function') onDidDispose.call(result, end);
  return result;
}

function isDisposes(value: unknown): value is Disposes {
  return typeof value === 'object' && value !== null && typeof (value as Disposes).dispose === 'function';
}
