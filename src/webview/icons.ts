import type { TemplateResult } from 'lit';
import { html, unsafeStatic } from 'lit/static-html.js';
import add from '@vscode/codicons/src/icons/add.svg';
import arrowDown from '@vscode/codicons/src/icons/arrow-down.svg';
import arrowLeft from '@vscode/codicons/src/icons/arrow-left.svg';
import arrowSwap from '@vscode/codicons/src/icons/arrow-swap.svg';
import arrowUp from '@vscode/codicons/src/icons/arrow-up.svg';
import check from '@vscode/codicons/src/icons/check.svg';
import chevronRight from '@vscode/codicons/src/icons/chevron-right.svg';
import clearAll from '@vscode/codicons/src/icons/clear-all.svg';
import clippy from '@vscode/codicons/src/icons/clippy.svg';
import close from '@vscode/codicons/src/icons/close.svg';
import copy from '@vscode/codicons/src/icons/copy.svg';
import edit from '@vscode/codicons/src/icons/edit.svg';
import error from '@vscode/codicons/src/icons/error.svg';
import fileCode from '@vscode/codicons/src/icons/file-code.svg';
import gear from '@vscode/codicons/src/icons/gear.svg';
import graphLine from '@vscode/codicons/src/icons/graph-line.svg';
import goToFile from '@vscode/codicons/src/icons/go-to-file.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import key from '@vscode/codicons/src/icons/key.svg';
import lock from '@vscode/codicons/src/icons/lock.svg';
import debugPause from '@vscode/codicons/src/icons/debug-pause.svg';
import pass from '@vscode/codicons/src/icons/pass.svg';
import play from '@vscode/codicons/src/icons/play.svg';
import save from '@vscode/codicons/src/icons/save.svg';
import search from '@vscode/codicons/src/icons/search.svg';
import signIn from '@vscode/codicons/src/icons/sign-in.svg';
import starEmpty from '@vscode/codicons/src/icons/star-empty.svg';
import starFull from '@vscode/codicons/src/icons/star-full.svg';
import sync from '@vscode/codicons/src/icons/sync.svg';
import trash from '@vscode/codicons/src/icons/trash.svg';
import warning from '@vscode/codicons/src/icons/warning.svg';
import watch from '@vscode/codicons/src/icons/watch.svg';

/** The only markup that isn't a template: it comes from the codicons package. Each icon is parsed once. */
const icon = (markup: string): TemplateResult =>
  html`<span class="icon" aria-hidden="true">${unsafeStatic(markup)}</span>`;

/** Hidden from screen readers: each is next to words, or its button has a label. */
export const icons = {
  add: icon(add),
  arrowDown: icon(arrowDown),
  arrowLeft: icon(arrowLeft),
  arrowSwap: icon(arrowSwap),
  arrowUp: icon(arrowUp),
  check: icon(check),
  chevronRight: icon(chevronRight),
  clearAll: icon(clearAll),
  clippy: icon(clippy),
  close: icon(close),
  copy: icon(copy),
  edit: icon(edit),
  error: icon(error),
  fileCode: icon(fileCode),
  gear: icon(gear),
  goToFile: icon(goToFile),
  graphLine: icon(graphLine),
  info: icon(info),
  key: icon(key),
  lock: icon(lock),
  pause: icon(debugPause),
  pass: icon(pass),
  play: icon(play),
  save: icon(save),
  search: icon(search),
  signIn: icon(signIn),
  starEmpty: icon(starEmpty),
  starFull: icon(starFull),
  sync: icon(sync),
  trash: icon(trash),
  warning: icon(warning),
  watch: icon(watch),
} as const;

export type Icon = keyof typeof icons;
