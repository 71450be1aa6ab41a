import type * as vscode from 'vscode';
import { activate as activateProduct } from '../../../src/extension';
import { startCompanion } from './companion';

/** The product, and next to it in the same extension what the driver uses in each window. */
export function activate(context: vscode.ExtensionContext): void {
  activateProduct(context);
  startCompanion();
}
