// Which of the organs that the reader sees; kept in the address.

import { Select } from 'antd';
import type { ReactNode } from 'react';
import { goTo, usePlace } from '../router.tsx';
import { useSession } from '../session.ts';

/** The organ in the address, and how to change it. */
export function useOrgan(): [string | undefined, (organ: string | undefined) => void] {
  const { path, query } = usePlace();
  const organ = query.get('organ') ?? undefined;
  return [
    organ,
    (chosen) => {
      const next = new URLSearchParams(query);
      if (chosen === undefined) next.delete('organ');
      else next.set('organ', chosen);
      goTo(`${path}?${next.toString()}`, { replace: true });
    },
  ];
}

export function OrganChoice(props: {
  readonly value: string | undefined;
  readonly onChange: (organ: string | undefined) => void;
  /** Without a choice it is the reader's own organ, not all. */
  readonly own?: boolean;
}): ReactNode {
  const { value, onChange, own = false } = props;
  const { organ, organs } = useSession();
  if (organs.length < 2) return null;
  return (
    <Select
      className="queue-organ"
      aria-label="机关"
      allowClear={!own}
      showSearch={{ optionFilterProp: 'label' }}
      placeholder="全部机关"
      value={value ?? (own ? organ.code : null)}
      onChange={(code: string | null | undefined) => onChange(code ?? undefined)}
      options={organs.map(({ code, name }) => ({ value: code, label: name }))}
    />
  );
}
