import * as vscode from 'vscode';
import { t } from '../../core/platform/text';
import { localize } from '../localize';

/** What the browser shows at the end of a sign-in, in VS Code's language. Contains nothing from outside. */
export function closingPage(): string {
  const text = escapeHtml(localize(t('Go back to VS Code. You can close this window.')));
  const language = escapeHtml(vscode.env.language);
  const head = [
    '<meta charset="utf-8"><title>Tradovate Token</title>',
    '<meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark">',
  ].join('');
  const style = 'font:16px system-ui;display:grid;place-items:center;min-height:90vh;margin:0 1em';
  return `<!doctype html><html lang="${language}"><head>${head}</head><body style="${style}"><p>${text}</p></body></html>`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
