// Display settings: chosen by plain links and a plain form, remembered in one cookie of a few letters that
// says nothing about its owner.

import { html, raw } from './html.ts';
import { setCookie } from 'hono/cookie';
import { modeCookie, modeFrom, modeSwitches, modeSwitchKeys } from './display-mode.ts';
import type { PageRequest, PageResult } from './page.ts';

const oneYear = 31_536_000;

export function displaySettingsPage({ http, mode, context }: PageRequest): PageResult {
  const letters = http.req.queries('m');
  const back = safePath(http.req.query('fanhui'));
  if (letters !== undefined) {
    const chosen = modeFrom(letters.join(''));
    setCookie(http, modeCookie, chosen.key === '' ? '0' : chosen.key, {
      path: '/',
      maxAge: oneYear,
      sameSite: 'Lax',
      httpOnly: true,
      secure: context.origin.startsWith('https:'),
    });
    http.header('Cache-Control', 'no-store');
    return http.redirect(back, 303);
  }
  return {
    keep: 'fresh',
    title: '显示设置',
    trail: [{ label: '显示设置' }],
    body: html`<h1>显示设置</h1>
      <form class="form" action="/xianshi/">
        <input type="hidden" name="m" value="0" />
        <input type="hidden" name="fanhui" value="${back === '/' ? '/xianshi/' : back}" />
        <fieldset class="field">
          <legend>怎样显示本网站</legend>
          ${modeSwitchKeys.map((name) => {
            const { letter, label, explanation } = modeSwitches[name];
            return html`<p class="choice">
              <input
                type="checkbox"
                id="mode-${letter}"
                name="m"
                value="${letter}"
                ${mode[name] ? raw('checked') : ''}
              />
              <label for="mode-${letter}">${label} <span class="hint">${explanation}</span></label>
            </p>`;
          })}
        </fieldset>
        <p class="hint">深色显示随您的系统设置。选择记在本浏览器里，一年内有效。</p>
        <p class="actions"><button type="submit">保存显示设置</button></p>
      </form>`,
  };
}

/**
 * Only our own pages, with their question: the address comes from outside, and no step of it may be empty or lead up.
 */
function safePath(address: string | undefined): string {
  const [, path] = /^(\/[\w./%-]*)(?:\?[\w.~%&=+*!'()-]*)?$/.exec(address ?? '') ?? [];
  return address === undefined || path === undefined || /\/[/.]/.test(path) ? '/' : address;
}
