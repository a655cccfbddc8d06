// The policy items that were taken out of a document.

import type { ReactNode } from 'react';
import { Panel } from '../parts/Panel.tsx';
import { useItems } from '../policies/policy-queries.ts';
import { wayMark } from '../policies/way-mark.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';

/** Nothing where there is none. */
export function DocumentItems({ id }: { readonly id: number }): ReactNode {
  const may = useMay();
  const { data } = useItems();
  const own = data?.items.filter(({ document }) => document.id === id) ?? [];
  if (own.length === 0) return null;
  return (
    <Panel title="政策事项" id="policy-items">
      <ul className="findings">
        {own.map((item) => (
          <li key={item.id}>
            <Link to={`/policy-items/${item.id}`}>{item.name}</Link> {wayMark(item)}{' '}
            {item.way === 'published' && may('read-enterprises') && (
              <Link to={`/policy-reach/${item.id}`}>覆盖的企业</Link>
            )}
          </li>
        ))}
      </ul>
    </Panel>
  );
}
