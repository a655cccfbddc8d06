// Addresses of the back office, below /desk. The browser's own history is the state.

import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react';

const base = '/desk';

export interface Place {
  /** Below /desk, beginning with a slash. */
  readonly path: string;
  readonly query: URLSearchParams;
}

let current = read();
const listeners = new Set<() => void>();

function read(): Place {
  const { pathname, search } = window.location;
  const path = pathname.startsWith(base) ? pathname.slice(base.length) : pathname;
  return { path: path === '' ? '/' : path, query: new URLSearchParams(search) };
}

function changed(): void {
  current = read();
  for (const listener of listeners) listener();
}

window.addEventListener('popstate', changed);

export function usePlace(): Place {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    () => current,
  );
}

/** `replace` for a filter of the same page: the way back leads to the page before. */
export function goTo(to: string, { replace = false } = {}): void {
  const address = `${base}${to}`;
  if (replace) window.history.replaceState(null, '', address);
  else window.history.pushState(null, '', address);
  changed();
  if (!replace) window.scrollTo(0, 0);
}

export function Link(props: {
  readonly to: string;
  readonly className?: string;
  readonly children: ReactNode;
}): ReactNode {
  const follow = (event: MouseEvent): void => {
    if (event.defaultPrevented || event.button !== 0) return;
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    goTo(props.to);
  };
  return (
    <a href={`${base}${props.to}`} className={props.className} onClick={follow}>
      {props.children}
    </a>
  );
}

/** The parts of the path when it has the pattern's form: `/requests/:id`. */
export function matchPath(
  pattern: string,
  path: string,
): Readonly<Record<string, string>> | undefined {
  const wanted = pattern.split('/');
  const given = path.replace(/\/$/, '').split('/');
  if (wanted.length !== given.length) return undefined;
  const parts: Record<string, string> = {};
  for (const [n, part] of wanted.entries()) {
    const here = given[n] ?? '';
    if (part.startsWith(':')) parts[part.slice(1)] = decodeURIComponent(here);
    else if (part !== here) return undefined;
  }
  return parts;
}
