// The keyboard in the queue, as long as nobody is typing and nothing lies over it.

import { useEffect } from 'react';

export interface QueueKeys {
  readonly length: number;
  readonly selected: number;
  readonly select: (n: number) => void;
  readonly open: (n: number) => void;
  readonly tick: (n: number) => void;
  readonly search: () => void;
}

export function useQueueKeys({ length, selected, select, open, tick, search }: QueueKeys): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey || isBusy(event.target)) return;
      const next = event.key === 'j' ? selected + 1 : event.key === 'k' ? selected - 1 : -1;
      if (next >= 0 && next < length) {
        select(next);
        document.querySelectorAll('.row-open')[next]?.scrollIntoView({ block: 'nearest' });
      }
      if (event.key === 'Enter') open(selected);
      if (event.key === 'x') tick(selected);
      if (event.key === '/') {
        event.preventDefault();
        search();
      }
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [length, selected, select, open, tick, search]);
}

function isBusy(target: EventTarget | null): boolean {
  if (document.querySelector('.ant-modal, .ant-drawer-open') !== null) return true;
  return (
    target instanceof HTMLElement && target.closest('input, textarea, select, button, a') !== null
  );
}
