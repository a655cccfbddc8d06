// A figure with its source: a click opens the records that it counts.

import type { ReactNode } from 'react';

/** `overridden`: printed otherwise than computed. */
export type Doubt = 'wrong' | 'doubtful' | 'overridden';
export type OpenCell = (cell: string, label: string, figure: number) => void;

export function Figure(props: {
  readonly value: number;
  /** `table3.received.natural-person` */
  readonly cell: string;
  readonly label: string;
  readonly onOpen: OpenCell;
  /** How grave a finding that names the cell is. */
  readonly doubt: Doubt | undefined;
}): ReactNode {
  const { value, cell, label, onOpen, doubt } = props;
  const marks = `${doubt === undefined ? '' : ` figure-${doubt}`}${value === 0 ? ' figure-zero' : ''}`;
  return (
    <button
      type="button"
      className={`figure-source${marks}`}
      data-cell={cell}
      title={`${label}：查看记录`}
      aria-label={`${label} ${value}${doubt === 'overridden' ? '（改用的数字）' : ''}，查看记录`}
      onClick={() => onOpen(cell, label, value)}
    >
      {value}
    </button>
  );
}
