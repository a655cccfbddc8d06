// Fields that a kind of document wants (国办发〔2017〕47号: what is found by number and class; 条例 20(1), 26). What
// keeps it off the site altogether is in publication.ts.

import type { DocumentKind } from '../document-classes.ts';
import { documentKinds } from '../document-classes.ts';
import type { DocumentContent } from '../document-content.ts';
import type { CheckHit, HitWeight } from './hit.ts';

type Field =
  'documentNumber' | 'effectiveFrom' | 'genre' | 'theme' | 'keywords' | 'summary' | 'issuers';

const labels: Readonly<Record<Field, string>> = {
  documentNumber: '发文字号',
  effectiveFrom: '施行日期',
  genre: '体裁',
  theme: '主题',
  keywords: '主题词',
  summary: '内容概述',
  issuers: '发文机关',
};

type Wanted = Partial<Record<Field, Exclude<HitWeight, 'blocking'>>>;

const official: Wanted = {
  documentNumber: 'asking',
  issuers: 'asking',
  genre: 'telling',
  theme: 'telling',
  keywords: 'telling',
};

const wantedBy: Partial<Record<DocumentKind, Wanted>> = {
  rule: { ...official, effectiveFrom: 'telling' },
  'normative-document': { ...official, effectiveFrom: 'telling' },
  'other-official-document': official,
  penalty: { issuers: 'asking' },
  licence: { issuers: 'asking' },
};

export function metadataFaults(content: DocumentContent): readonly CheckHit[] {
  const wanted = Object.entries(wantedBy[content.kind] ?? {}) as [Field, Wanted[Field]][];
  return wanted.flatMap(([field, weight]) => {
    const value = content[field];
    const isThere = Array.isArray(value) ? value.length > 0 : (value ?? '') !== '';
    if (isThere || weight === undefined) return [];
    return [
      {
        id: `metadata@${field}`,
        check: 'metadata' as const,
        weight,
        title: `${documentKinds[content.kind].label}没有填写${labels[field]}`,
        provision: '国办发〔2017〕47号',
        spots: [],
        count: 1,
        field,
      },
    ];
  });
}

/** It comes with a normative document; missing on the day it never holds it up (P21). */
export function interpretationFaults(content: DocumentContent): readonly CheckHit[] {
  const isDue = content.kind === 'normative-document' || content.kind === 'rule';
  if (!isDue || content.interpretation) return [];
  return [
    {
      id: 'interpretation@document',
      check: 'interpretation',
      weight: 'telling',
      title: '行政规范性文件应当同步解读：发布后3个工作日内补上，不需要解读的写明理由',
      provision: '国办发〔2016〕80号',
      spots: [],
      count: 1,
      field: 'interpretation',
    },
  ];
}
