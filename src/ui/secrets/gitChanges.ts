import * as vscode from 'vscode';
import type { Clock, Disposable } from '../../core/platform/ports';

/** What is used of the API of VS Code's Git extension, version 1. */
interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface GitApi {
  readonly repositories: readonly Repository[];
  readonly onDidOpenRepository: vscode.Event<Repository>;
}

interface Repository {
  readonly state: {
    readonly indexChanges: readonly Change[];
    readonly workingTreeChanges: readonly Change[];
    readonly untrackedChanges?: readonly Change[];
    readonly onDidChange: vscode.Event<void>;
  };
}

interface Change {
  readonly uri: vscode.Uri;
}

const MAX_FILES = 200;
/** Git commands change the state several times in a row. */
const QUIET_MS = 500;

/** Calls with the files that Git knows as changed, staged ones first, now and after each change of a repository. */
export function watchGitChanges(clock: Clock, onChange: (files: readonly vscode.Uri[]) => void): Disposable {
  const owned: vscode.Disposable[] = [];
  let timer: Disposable | undefined;
  let isDisposed = false;
  const watch = async () => {
    const git = await gitApi();
    if (!git || isDisposed) return;
    const changed = () => {
      timer?.dispose();
      timer = clock.setTimer(QUIET_MS, () => onChange(changedFiles(git.repositories)));
    };
    const add = ({ state }: Repository) => {
      owned.push(state.onDidChange(changed));
      changed();
    };
    owned.push(git.onDidOpenRepository(add));
    for (const repository of git.repositories) add(repository);
  };
  // Without Git there are no changes.
  void watch().catch(() => undefined);
  return {
    dispose() {
      isDisposed = true;
      timer?.dispose();
      for (const one of owned) one.dispose();
    },
  };
}

async function gitApi(): Promise<GitApi | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>('vscode.git');
  const git = await extension?.activate();
  return git?.enabled === true ? git.getAPI(1) : undefined;
}

function changedFiles(repositories: readonly Repository[]): readonly vscode.Uri[] {
  const files = new Map<string, vscode.Uri>();
  const lists = [
    ...repositories.map(({ state }) => state.indexChanges),
    ...repositories.flatMap(({ state }) => [state.workingTreeChanges, state.untrackedChanges ?? []]),
  ];
  for (const { uri } of lists.flat()) files.set(uri.toString(), uri);
  return [...files.values()].slice(0, MAX_FILES);
}
