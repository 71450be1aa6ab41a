import * as vscode from 'vscode';
import { TASK_TYPE } from '../../core/run/taskDefinition';
import { TaskTerminal, type TaskUi } from './taskTerminal';

/** Tasks of the type `tradovate` in `tasks.json`. A token is handed out when one starts, never when it is listed. */
export class Tasks {
  constructor(private readonly ui: TaskUi) {}

  resolveTask({ definition, scope, name }: vscode.Task): vscode.Task {
    const where = scope ?? vscode.TaskScope.Workspace;
    const folder = (typeof where === 'object' ? where : vscode.workspace.workspaceFolders?.[0])?.uri.fsPath;
    const execution = new vscode.CustomExecution((resolved) =>
      Promise.resolve(new TaskTerminal(this.ui, { name, definition: resolved, folder })),
    );
    return new vscode.Task(definition, where, name, TASK_TYPE, execution);
  }
}
