// The search in the middle of a page that is not what was looked for.

import { html } from '../html.ts';
import type { Html } from '../page.ts';

export function searchAgain(): Html {
  return html`<form class="inline-search" action="/sousuo/" role="search" aria-label="换个办法找">
    <label for="again">换个办法找：输入几个词或者文号</label>
    <div class="hero-field">
      <input id="again" name="q" type="search" maxlength="200" />
      <button type="submit">搜索</button>
    </div>
  </form>`;
}
