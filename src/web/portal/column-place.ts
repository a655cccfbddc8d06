// Where a column stands: the way to it, the sentence that says what is in it, and its page tags.

import { columnDescription } from '../../rules/column-description.ts';
import type { ColumnKind } from '../../rules/disclosure-columns.ts';
import { columnTrail } from '../../store/documents/columns.ts';
import type { ColumnRow } from '../../store/tables.ts';
import { organAddress, organsAddress } from './addresses.ts';
import { type ColumnTags, type Crumb, isBelow, type Site } from './page.ts';

/** The columns above, linked, and the column itself. */
export function trailTo(site: Site, column: ColumnRow, linkLast = false): readonly Crumb[] {
  const trail = columnTrail(site.columns, column);
  const columns = trail.map(({ name, path }, i) =>
    i < trail.length - 1 || linkLast ? { label: name, path: `/${path}/` } : { label: name },
  );
  return [...trailToOrgan(site, true), ...columns];
}

/** The organs above an organ below, none on the site's own pages. */
export function trailToOrgan(site: Site, linkLast: boolean): readonly Crumb[] {
  if (!isBelow(site)) return [];
  const { short_name: label } = site.organ;
  return [
    { label: '机关', path: organsAddress },
    linkLast ? { label, path: organAddress(site.organ) } : { label },
  ];
}

/** The top column it stands below: its entry in the main navigation. */
export function sectionOf(site: Site, column: ColumnRow): string | undefined {
  return columnTrail(site.columns, column)[0]?.path;
}

/** Of what readers find as a column and what no column row holds: the libraries, lists and figures of the whole site. */
export function tagsOfPart(site: Site, name: string, description: string): ColumnTags {
  return { name, description, keywords: [name, site.name].join(','), type: name };
}

export function columnTags(site: Site, column: ColumnRow): ColumnTags {
  const trail = columnTrail(site.columns, column);
  const names = trail.map(({ name }) => name);
  return {
    name: column.name,
    description: columnDescription(site.organ.name, {
      name: column.name,
      kind: column.kind as ColumnKind,
      item: column.art20_item ?? undefined,
      listForm: column.list_form,
      below: site.columns.filter((one) => one.parent_id === column.id).map(({ name }) => name),
    }),
    keywords: [...new Set([...names, site.name])].join(','),
    type: trail[0]?.name ?? column.name,
  };
}
