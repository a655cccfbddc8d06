// A figure that opens the list of what it counts.

import type { ReactNode } from 'react';
import { Link } from '../router.tsx';

export interface FigureOf {
  readonly value: number;
  readonly query: Readonly<Record<string, string>>;
}

export function FigureLink(props: {
  readonly figure: FigureOf;
  /** What is counted, for whoever hears the page. */
  readonly label: string;
  readonly page?: '/requests' | '/remedies';
  readonly className?: string;
}): ReactNode {
  const { figure, label, page = '/requests', className = '' } = props;
  const { value, query } = figure;
  if (value === 0) return <span className={`figure figure-none ${className}`}>0</span>;
  return (
    <Link
      to={`${page}?${new URLSearchParams(query).toString()}`}
      className={`figure figure-link ${className}`}
    >
      <span className="for-ears">{label}：</span>
      {value}
    </Link>
  );
}
