import type { TemplateResult } from 'lit';
import { html, unsafeStatic } from 'lit/static-html.js';
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
import gear from '@vscode/codicons/src/icons/gear.svg';
import goToFile from '@vscode/codicons/src/icons/go-to-file.svg';
import info from '@vscode/codicons/src/icons/info.svg';
import key from '@vscode/codicons/src/icons/key.svg';
import lock from '@vscode/codicons/src/icons/lock.svg';
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

/** The only markup that is not a template: it is ours, from the package. Each is parsed once. */
const drawn = (markup: string): TemplateResult =>
  html`<span class="icon" aria-hidden="true">${unsafeStatic(markup)}</span>`;

/** Each is beside words, or its button has a name: a screen reader passes it over. */
export const icons = {
  arrowDown: drawn(arrowDown),
  arrowLeft: drawn(arrowLeft),
  arrowSwap: drawn(arrowSwap),
  arrowUp: drawn(arrowUp),
  check: drawn(check),
  chevronRight: drawn(chevronRight),
  clearAll: drawn(clearAll),
  clippy: drawn(clippy),
  close: drawn(close),
  copy: drawn(copy),
  edit: drawn(edit),
  error: drawn(error),
  gear: drawn(gear),
  goToFile: drawn(goToFile),
  info: drawn(info),
  key: drawn(key),
  lock: drawn(lock),
  pass: drawn(pass),
  play: drawn(play),
  save: drawn(save),
  search: drawn(search),
  signIn: drawn(signIn),
  starEmpty: drawn(starEmpty),
  starFull: drawn(starFull),
  sync: drawn(sync),
  trash: drawn(trash),
  warning: drawn(warning),
  watch: drawn(watch),
} as const;

export type Icon = keyof typeof icons;
