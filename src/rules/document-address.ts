// Where a document stands: /{column path}/{yyyymm}/t{yyyymmdd}_{id}.html, below its home column and dated
// by its publication. The id alone identifies it, so that an address with an outdated column or date
// still leads to the right one.

import type { IsoDay } from './day.ts';

export function documentAddress(columnPath: string, publishedOn: IsoDay, id: number): string {
  const day = publishedOn.replaceAll('-', '');
  return `/${columnPath}/${day.slice(0, 6)}/t${day}_${id}.html`;
}

export interface DocumentAddress {
  readonly columnPath: string;
  readonly id: number;
}

const pattern = /^\/((?:[a-z0-9-]+\/)+)\d{6}\/t\d{8}_([1-9]\d{0,14})\.html$/;

export function readDocumentAddress(path: string): DocumentAddress | undefined {
  const [, columns, id] = pattern.exec(path) ?? [];
  if (columns === undefined || id === undefined) return undefined;
  return { columnPath: columns.slice(0, -1), id: Number(id) };
}
