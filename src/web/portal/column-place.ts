// Where a column stands: the way to it, the sentence that says what is in it, and its page tags.

import { columnTrail } from '../../store/columns.ts';
import type { ColumnRow } from '../../store/tables.ts';
import type { ColumnTags, Crumb, Site } from './page.ts';

/** The columns above, linked, and the column itself. */
export function trailTo(site: Site, column: ColumnRow, linkLast = false): readonly Crumb[] {
  const trail = columnTrail(site.columns, column);
  return trail.map(({ name, path }, i) =>
    i < trail.length - 1 || linkLast ? { label: name, path: `/${path}/` } : { label: name },
  );
}

/** The top column it stands below: its entry in the main navigation. */
export function sectionOf(site: Site, column: ColumnRow): string | undefined {
  return columnTrail(site.columns, column)[0]?.path;
}

export function columnTags(site: Site, column: ColumnRow): ColumnTags {
  const trail = columnTrail(site.columns, column);
  const names = trail.map(({ name }) => name);
  return {
    name: column.name,
    description: `${site.name}“${column.name}”栏目的政府信息`,
    keywords: [...new Set([...names, site.name])].join(','),
    type: trail[0]?.name ?? column.name,
  };
}
