import { html } from '../html.ts';
import type { Html } from '../page.ts';

export interface TimelineEntry {
  readonly label: string;
  /** Absent for what is still to come. */
  readonly on?: string;
  readonly detail?: string | Html;
}

/** What happened, oldest first, and what comes next. */
export function timeline(entries: readonly TimelineEntry[]): Html {
  return html`<ol class="timeline">
    ${entries.map(
      ({ label, on, detail }) =>
        html`<li class="${on === undefined ? 'next' : ''}">
          ${on === undefined ? html`<span class="hint">接下来</span>` : html`<time>${on}</time>`}
          <div>
            <strong>${label}</strong>${detail === undefined ? '' : html`<div>${detail}</div>`}
          </div>
        </li>`,
    )}
  </ol>`;
}
