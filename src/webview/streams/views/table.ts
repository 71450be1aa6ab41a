import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { formatValue, type Format } from '../format';
import type { StreamPage } from '../page';
import type { RowTable } from '../rowTable';

export interface Column<R> {
  readonly key: keyof R & string;
  readonly label: string;
  readonly format: Format;
  /** What is drawn instead of the value alone. */
  readonly view?: (row: R, text: string) => unknown;
}

export interface TableOptions<R extends object> {
  readonly id: string;
  readonly label: string;
  readonly columns: readonly Column<R>[];
  /** In the order in which they are drawn. */
  readonly rows: readonly R[];
  readonly table: RowTable<R>;
  readonly idOf: (row: R) => number;
  /** A last cell of each row. */
  readonly action?: { readonly label: string; readonly view: (row: R) => unknown };
}

/** A table whose cells are marked for a moment after they changed: by a bar and a background, never by color alone. */
export function liveTable<R extends object>({ now }: StreamPage, options: TableOptions<R>): TemplateResult {
  const { id, label, columns, rows, table, idOf, action } = options;
  const cell = (row: R, rowId: number, { key, format, view }: Column<R>) => {
    const text = formatValue(row[key], format);
    const kind = format === 'text' ? '' : 'figure';
    const state = table.isMarked(rowId, key, now) ? 'changed' : '';
    return html`<td class="${kind} ${state}" data-field=${key}>${view ? view(row, text) : text}</td>`;
  };
  return html`<div class="scroll" tabindex="0" role="group" aria-label=${label}>
    <table id=${id}>
      <thead>
        <tr>
          ${columns.map(({ label: title, format }) => html`<th scope="col" class=${format === 'text' ? '' : 'figure'}>${title}</th>`)}
          ${action ? html`<th scope="col"><span class="hidden">${action.label}</span></th>` : nothing}
        </tr>
      </thead>
      <tbody>
        ${repeat(rows, idOf, (row) => {
          const rowId = idOf(row);
          return html`<tr data-id=${rowId}>
            ${columns.map((column) => cell(row, rowId, column))}
            ${action ? html`<td>${action.view(row)}</td>` : nothing}
          </tr>`;
        })}
      </tbody>
    </table>
  </div>`;
}
