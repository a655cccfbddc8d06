// Columns of an organ's site: which every organ keeps, which may be added, what their addresses may be, when one is
// due for something new (国办公开办函〔2019〕61号; 国办发〔2017〕47号; 国办秘函〔2019〕19号).

import { type IsoDay, isoOfOrdinal, ordinalOfIso } from './day.ts';
import {
  disclosureColumns,
  isCataloguePath,
  pathInTree,
  placedColumns,
} from './disclosure-columns.ts';
import { type ContentStep, contentSteps, type SecrecyForm } from './document-review.ts';
import { type ListForm, replyTypes } from './list-forms.ts';
import { siteSteps } from './site-steps.ts';
import { violation, type Violation } from './violations.ts';
import { isWebAddress } from './web-address.ts';

/** Kinds that a local column may have; the others stand once in the required tree. */
export const localKinds = { list: '文件列表', section: '含下级栏目' } as const;
export type LocalKind = keyof typeof localKinds;

export interface ColumnSettings {
  readonly name: string;
  readonly kind: string;
  /** Where an external-link column leads; absent: its own pages. */
  readonly link: string | null;
  /** Days after which it is due for something new; absent: not watched. */
  readonly updateDays: number | null;
  readonly reviewSteps: readonly ContentStep[];
  readonly secrecyForm: SecrecyForm;
  /** How it lists what stands in it; absent: as it did, and plainly at first. */
  readonly listForm?: ListForm;
}

export interface ExistingColumn {
  readonly id: number;
  readonly parent_id: number | null;
  readonly path: string;
  readonly name: string;
  readonly kind: string;
}

const required = placedColumns(disclosureColumns);

/** The tree of 61号: it stands on every site under these addresses. */
export function isRequiredColumn(path: string): boolean {
  return required.some((column) => column.path === pathInTree(path));
}

/** 指南、制度、法定主动公开内容、年报、依申请公开 are called so everywhere; the items of 条例 20 have local names. */
export function hasFixedName(path: string): boolean {
  const own = pathInTree(path);
  return required.some((column) => column.path === own && column.item === undefined);
}

/** Steps below columns that are no columns. */
const takenBelow: readonly string[] = [
  'bijiao',
  'chaxun',
  'jiguan',
  ...Object.keys(replyTypes),
  'shenqing',
  'wangzhan',
  'xiangsi',
  'yijian',
];

export function slugViolations(
  slug: string,
  parent: Pick<ExistingColumn, 'path'> | undefined,
  columns: readonly ExistingColumn[],
  root: string,
): readonly Violation[] {
  // Years (y2026), months (202602) and reports (2026) stand below columns.
  if (!/^[a-z][a-z0-9-]{1,39}$/.test(slug) || /^y\d{4}$/.test(slug)) {
    return [violation('column-slug-form', 'slug')];
  }
  if (takenBelow.includes(slug) || (parent === undefined && siteSteps.includes(slug))) {
    return [violation('column-slug-taken', 'slug', slug)];
  }
  const path = pathOf(slug, parent, root);
  return columns.some((column) => column.path === path)
    ? [violation('column-slug-taken', 'slug', slug)]
    : [];
}

/** @param root `rootOf` the organ */
export function pathOf(
  slug: string,
  parent: Pick<ExistingColumn, 'path'> | undefined,
  root: string,
): string {
  const above = parent?.path ?? root;
  return above === '' ? slug : `${above}/${slug}`;
}

/** @param existing the column as it stands; absent: a new one */
export function settingsViolations(
  settings: ColumnSettings,
  existing: ExistingColumn | undefined,
): readonly Violation[] {
  const found: Violation[] = [];
  const name = settings.name.trim();
  if (name === '') found.push(violation('column-name-missing', 'name'));
  if (existing !== undefined && hasFixedName(existing.path) && name !== existing.name) {
    found.push(violation('column-required', 'name', existing.name));
  }
  if (existing === undefined && !(settings.kind in localKinds)) {
    found.push(violation('column-kind', 'kind'));
  }
  if (settings.link !== null) {
    if (!isWebAddress(settings.link)) found.push(violation('column-link-form', 'link'));
    if (settings.kind !== 'list') found.push(violation('column-link-kind', 'link'));
  }
  if (settings.updateDays !== null && !(settings.updateDays >= 1 && settings.updateDays <= 1095)) {
    found.push(violation('column-update-days', 'updateDays'));
  }
  const isKnown = settings.reviewSteps.every((step) => contentSteps.includes(step));
  if (settings.reviewSteps.length === 0 || !isKnown) {
    found.push(violation('column-review-missing', 'reviewSteps'));
  }
  return found;
}

/**
 * A column may stand elsewhere in the tree under the address it has; over the border of 法定主动公开内容 it may not,
 * since what stands there is of another sort (P16).
 */
export function moveViolations(
  column: ExistingColumn,
  parent: ExistingColumn | undefined,
  columns: readonly ExistingColumn[],
): readonly Violation[] {
  if (column.parent_id === (parent?.id ?? null)) return [];
  if (isRequiredColumn(column.path)) return [violation('column-required', 'parentId', column.name)];
  if (parent !== undefined && isWithin(parent, column.id, columns)) {
    return [violation('column-below-itself', 'parentId')];
  }
  const before = columns.find(({ id }) => id === column.parent_id);
  const isCatalogue = (at: ExistingColumn | undefined): boolean =>
    at !== undefined && isCataloguePath(at.path);
  return isCatalogue(before) === isCatalogue(parent)
    ? []
    : [violation('column-over-border', 'parentId')];
}

function isWithin(
  column: ExistingColumn,
  above: number,
  columns: readonly ExistingColumn[],
): boolean {
  let at: ExistingColumn | undefined = column;
  while (at !== undefined) {
    if (at.id === above) return true;
    const { parent_id }: ExistingColumn = at;
    at = columns.find(({ id }) => id === parent_id);
  }
  return false;
}

export function deletionViolations(
  column: ExistingColumn,
  { documents, children }: { readonly documents: number; readonly children: number },
): readonly Violation[] {
  if (isRequiredColumn(column.path)) return [violation('column-required', 'id', column.name)];
  return documents + children > 0 ? [violation('column-not-empty', 'id')] : [];
}

export const freshnessStates = {
  fresh: '按期更新',
  due: '快到期',
  stale: '逾期未更新',
  blank: '空白栏目',
} as const;
export type FreshnessState = keyof typeof freshnessStates;

export interface Freshness {
  readonly state: FreshnessState;
  /** Last day on which something new keeps it fresh; absent for one that never held anything. */
  readonly dueOn?: IsoDay;
}

/** Of a column that leads elsewhere, or that nobody set a period for, nothing is said. */
export function freshnessOf(
  { updateDays, link }: Pick<ColumnSettings, 'updateDays' | 'link'>,
  lastOn: IsoDay | undefined,
  today: IsoDay,
): Freshness | undefined {
  if (updateDays === null || link !== null) return undefined;
  if (lastOn === undefined) return { state: 'blank' };
  const dueOn = addDays(lastOn, updateDays);
  if (today > dueOn) return { state: 'stale', dueOn };
  // Two weeks leave three days to write something, a year leaves two weeks.
  const notice = Math.min(14, Math.max(3, Math.round(updateDays / 10)));
  return { state: today >= addDays(dueOn, -notice) ? 'due' : 'fresh', dueOn };
}

function addDays(on: IsoDay, days: number): IsoDay {
  return isoOfOrdinal(ordinalOfIso(on) + days);
}
