// A figure with its source: a click opens the records that it counts.

import type { ReactNode } from 'react';

export type OpenCell = (cell: string, label: string, figure: number) => void;

export function Figure(props: {
  readonly value: number;
  /** `table3.received.natural-person` */
  readonly cell: string;
  readonly label: string;
  readonly onOpen: OpenCell;
  /** A finding names the cell. */
  readonly isQuestioned: boolean;
}): ReactNode {
  const { value, cell, label, onOpen, isQuestioned } = props;
  return (
    <button
      type="button"
      className={`figure-source${isQuestioned ? ' figure-questioned' : ''}${value === 0 ? ' figure-zero' : ''}`}
      data-cell={cell}
      title={`${label}：查看记录`}
      aria-label={`${label} ${value}，查看记录`}
      onClick={() => onOpen(cell, label, value)}
    >
      {value}
    </button>
  );
}
