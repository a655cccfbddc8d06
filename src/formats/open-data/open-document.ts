// A document as programs of others get it, from the list, one by one and in the dump alike, with the schema that says
// what every key means. Of what was taken off nothing remains but that it is gone.

import { z } from 'zod';
import { beijingDay } from '../../rules/beijing-time.ts';
import { genreCode, groupClassCode, subthemeCode, themeCode } from '../../rules/class-codes.ts';
import {
  attachmentAddress,
  documentAddress,
  documentVersionAddress,
} from '../../rules/document-address.ts';
import { type RelationKind, relationKinds, sourceOf } from '../../rules/document-content.ts';
import { type DocumentKind, documentKinds } from '../../rules/document-classes.ts';
import type { IsoDay } from '../../rules/day.ts';
import { validities, validityOn } from '../../rules/validity.ts';
import { bodyText, withPictures } from '../document-body.ts';
import { classCodesAddress } from './class-codes-file.ts';

const said = <T extends z.ZodType>(of: T, description: string): T => of.meta({ description });
const day = z.string().meta({ format: 'date' });
const moment = z.string().meta({ format: 'date-time' });

function listOf(table: Readonly<Record<string, string>>): string {
  return Object.entries(table)
    .map(([key, label]) => `${key} ${label}`)
    .join('，');
}

const kindLabels = Object.fromEntries(
  Object.entries(documentKinds).map(([key, { label }]) => [key, label]),
);
const relationLabels = Object.fromEntries([
  ...Object.entries(relationKinds).map(([key, { label }]) => [key, label] as const),
  ['interprets', '解读'] as const,
]);

const code = (of: string) =>
  said(z.string().nullable(), `${of}的代码，见 ${classCodesAddress}；表外的名称没有代码`);

const attachment = z.strictObject({
  name: z.string(),
  url: z.string(),
  mediaType: z.string(),
  size: said(z.int(), '字节'),
  sha256: z.string(),
});

const relation = z.strictObject({
  kind: said(z.string(), listOf(relationLabels)),
  name: z.string(),
  url: said(z.string().nullable(), '对方在本站公开时的地址'),
});

const earlierText = z.strictObject({
  revision: z.int(),
  until: said(moment, '被更正的时刻'),
  reason: said(z.string(), '更正的理由'),
  url: z.string(),
});

export const openDocumentSchema = z.strictObject({
  id: z.int(),
  url: z.string(),
  title: z.string(),
  kind: said(z.string(), listOf(kindLabels)),
  documentNumber: said(z.string().nullable(), '发文字号'),
  indexNumber: said(z.string().nullable(), '索引号'),
  organ: said(z.strictObject({ code: z.string(), name: z.string() }), '公开机关'),
  issuers: said(z.array(z.string()), '发文机关'),
  publisher: said(z.string(), '发布机构'),
  source: said(z.string(), '信息来源；没有另外注明的，是发布机构'),
  column: said(z.string(), '所在栏目的路径'),
  columns: said(z.array(z.string()), '列入的全部栏目的路径'),
  theme: said(z.string().nullable(), '主题分类'),
  subtheme: said(z.string().nullable(), '主题分类第二级'),
  groupClass: said(z.string().nullable(), '组配分类'),
  genre: said(z.string().nullable(), '体裁分类'),
  themeCode: code('主题分类'),
  subthemeCode: code('主题分类第二级'),
  groupClassCode: code('组配分类'),
  genreCode: code('体裁分类'),
  keywords: said(z.array(z.string()), '主题词'),
  summary: said(z.string().nullable(), '概述'),
  madeOn: said(day.nullable(), '成文日期'),
  publishedOn: said(day, '发布日期'),
  publishedAt: said(moment, '发布时刻'),
  revisedAt: said(moment.nullable(), '最近一次更正的时刻'),
  changedAt: said(moment, '公开的内容最近一次变化的时刻'),
  revision: said(z.int(), '第几个公开的版本'),
  validity: said(z.string().nullable(), `规章和行政规范性文件的有效性：${listOf(validities)}`),
  effectiveFrom: said(day.nullable(), '施行日期'),
  effectiveTo: said(day.nullable(), '有效期的最后一日'),
  repealedOn: said(day.nullable(), '废止日期'),
  amendedOn: said(day.nullable(), '修改施行的日期'),
  interpretationForm: said(z.string().nullable(), '解读形式'),
  displayUntil: said(day.nullable(), '公示的最后一日；公示的正文不在这里提供，期满即从网站撤下'),
  attachments: z.array(attachment),
  relations: z.array(relation),
  revisions: said(z.array(earlierText), '此前公开过、现在仍可以读到的版本'),
  html: said(z.string().nullable(), '正文，HTML；列表中不带'),
  text: said(z.string().nullable(), '正文，纯文字；列表中不带'),
});

export type OpenDocument = z.infer<typeof openDocumentSchema>;

export const tombstoneSchema = z.strictObject({
  id: z.int(),
  url: z.string(),
  changedAt: said(moment, '撤下的时刻'),
  gone: said(z.enum(['withdrawn', 'display-over']), 'withdrawn 已撤回，display-over 公示期满'),
});

export type Tombstone = z.infer<typeof tombstoneSchema>;

/** What the store reads of it. */
export interface OpenSource {
  readonly id: number;
  readonly title: string;
  readonly kind: DocumentKind;
  readonly document_number: string | null;
  readonly index_number: string | null;
  readonly issuers: readonly string[];
  readonly publisher: string;
  readonly source: string | null;
  readonly made_on: IsoDay | null;
  readonly published_at: Temporal.Instant;
  readonly public_at: Temporal.Instant;
  readonly revised_at: Temporal.Instant | null;
  readonly revision: number;
  readonly effective_from: IsoDay | null;
  readonly effective_to: IsoDay | null;
  readonly repealed_on: IsoDay | null;
  readonly amended_on: IsoDay | null;
  readonly theme: string | null;
  readonly subtheme: string | null;
  readonly group_class: string | null;
  readonly genre: string | null;
  readonly keywords: readonly string[];
  readonly summary: string | null;
  readonly interpretation_form: string | null;
  readonly display_until: IsoDay | null;
  readonly display_ended_on: IsoDay | null;
  readonly state: 'published' | 'withdrawn';
  readonly organ_code: string;
  readonly organ_name: string;
  readonly home_path: string;
  readonly body: string | null;
}

interface Linked {
  readonly id: number;
  readonly published_at: Temporal.Instant;
  readonly home_path: string;
}

export interface OpenParts {
  readonly revisions: readonly {
    readonly revision: number;
    readonly until: Temporal.Instant;
    readonly reason: string;
  }[];
  readonly columns: readonly string[];
  readonly files: readonly {
    readonly sha256: string;
    readonly name: string;
    readonly size: number;
    readonly mediaType: string;
  }[];
  readonly relations: readonly {
    readonly kind: RelationKind | 'interprets';
    readonly name: string;
    readonly to: Linked | null;
  }[];
}

/** @param origin of the site, without a stroke at the end */
export function openDocumentOf(
  row: OpenSource,
  { columns, files, relations, revisions }: OpenParts,
  { origin, today }: { readonly origin: string; readonly today: IsoDay },
): OpenDocument {
  const hasValidity = row.kind === 'rule' || row.kind === 'normative-document';
  // What stands for a time only is read on the site and not handed out: copies would stay for ever.
  const body = row.display_until === null ? row.body : null;
  const html =
    body &&
    withPictures(body, (sha256) => {
      const file = files.find((one) => one.sha256 === sha256);
      return file && origin + attachmentAddress(row.id, sha256, file.name);
    });
  return {
    id: row.id,
    url: origin + addressOf(row),
    title: row.title,
    kind: row.kind,
    documentNumber: row.document_number,
    indexNumber: row.index_number,
    organ: { code: row.organ_code, name: row.organ_name },
    issuers: [...row.issuers],
    publisher: row.publisher,
    source: sourceOf(row),
    column: row.home_path,
    columns: [...columns],
    theme: row.theme,
    subtheme: row.subtheme,
    groupClass: row.group_class,
    genre: row.genre,
    themeCode: themeCode(row.theme),
    subthemeCode: subthemeCode(row.theme, row.subtheme),
    groupClassCode: groupClassCode(row.group_class),
    genreCode: genreCode(row.genre),
    keywords: [...row.keywords],
    summary: row.display_until === null ? row.summary : null,
    madeOn: row.made_on,
    publishedOn: beijingDay(row.published_at),
    publishedAt: row.published_at.toString(),
    revisedAt: row.revised_at === null ? null : row.revised_at.toString(),
    changedAt: row.public_at.toString(),
    revision: row.revision,
    validity: hasValidity ? validityOn(datesOf(row), today) : null,
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    repealedOn: row.repealed_on,
    amendedOn: row.amended_on,
    interpretationForm: row.interpretation_form,
    displayUntil: row.display_until,
    attachments: (row.display_until === null ? files : []).map((file) => ({
      name: file.name,
      url: origin + attachmentAddress(row.id, file.sha256, file.name),
      mediaType: file.mediaType,
      size: file.size,
      sha256: file.sha256,
    })),
    relations: relations.map(({ kind, name, to }) => ({
      kind,
      name,
      url: to === null ? null : origin + addressOf(to),
    })),
    // Earlier texts of what stands for a time go with it.
    revisions: (row.display_until === null ? revisions : []).map(({ revision, until, reason }) => ({
      revision,
      until: until.toString(),
      reason,
      url: origin + documentVersionAddress(addressOf(row), revision),
    })),
    html,
    text: body === null ? null : bodyText(body),
  };
}

export function tombstoneOf(row: OpenSource, origin: string): Tombstone {
  return {
    id: row.id,
    url: origin + addressOf(row),
    changedAt: row.public_at.toString(),
    gone: row.display_ended_on === null ? 'withdrawn' : 'display-over',
  };
}

function addressOf({ id, published_at, home_path }: Linked): string {
  return documentAddress(home_path, beijingDay(published_at), id);
}

function datesOf(row: OpenSource) {
  return {
    effectiveFrom: row.effective_from,
    effectiveTo: row.effective_to,
    repealedOn: row.repealed_on,
    amendedOn: row.amended_on,
  };
}

export const documentSchemaAddress = '/kaifang/document.schema.json';
export const tombstoneSchemaAddress = '/kaifang/tombstone.schema.json';

export function documentSchemaText(origin: string): string {
  return schemaText(openDocumentSchema, origin + documentSchemaAddress, '公开的政府信息');
}

export function tombstoneSchemaText(origin: string): string {
  return schemaText(tombstoneSchema, origin + tombstoneSchemaAddress, '已撤下的政府信息');
}

function schemaText(of: z.ZodType, id: string, title: string): string {
  const schema = z.toJSONSchema(of, { target: 'draft-2020-12' });
  return `${JSON.stringify({ ...schema, $id: id, title }, null, 2)}\n`;
}
