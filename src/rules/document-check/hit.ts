// What a check of a document tells: what, where, how grave, on which provision. Its name stays the same as long as
// the matter does, so that what an editor let stand is known again, and never holds the data it tells of.

import type { DocumentContent } from '../document-content.ts';
import type { PersonalDataKind } from '../personal-data/kinds.ts';

export const hitWeights = {
  /** It does not go out like this: mend it, mask it. */
  blocking: '必须处理',
  /** Mended, or let stand with a reason that the reviewers read. */
  asking: '请处理或者说明',
  /** Worth knowing; holds nothing up. */
  telling: '提示',
} as const;
export type HitWeight = keyof typeof hitWeights;

export const checkLabels = {
  'personal-data': '个人信息',
  secrecy: '密级标志',
  word: '敏感词、易错词',
  file: '附件',
  metadata: '元数据',
  number: '发文字号',
  date: '成文日期',
  table: '表格',
  picture: '图片',
  link: '链接',
  interpretation: '政策解读',
} as const;
export type CheckKey = keyof typeof checkLabels;

export interface HitSpot {
  /** 第3段, 工作表“名单” 第14行 C列. */
  readonly place: string;
  /** Masked where it is somebody's. */
  readonly shown: string;
  /** In the body: which of `blockTags`, from 0. */
  readonly block?: number;
}

export interface CheckHit {
  readonly id: string;
  readonly check: CheckKey;
  readonly weight: HitWeight;
  readonly title: string;
  readonly provision: string;
  /** The first of them. */
  readonly spots: readonly HitSpot[];
  readonly count: number;
  /** Of personal data. */
  readonly kind?: PersonalDataKind;
  /** The attachment it is in. */
  readonly file?: string;
  /** The field of the form it is in. */
  readonly field?: string;
  /** A masked form can take its place at once. */
  readonly maskable?: boolean;
}

export interface StandingHit extends CheckHit {
  /** Why it was let stand. */
  readonly reason: string | null;
}

export const mostSpots = 50;
const longestId = 200;

export function hitId(...parts: readonly string[]): string {
  return parts.join(':').slice(0, longestId);
}

/** Each with the reason for which it was let stand; a blocking one never stands. */
export function standing(
  hits: readonly CheckHit[],
  letStand: DocumentContent['letStand'] = [],
): readonly StandingHit[] {
  const reasons = new Map(letStand.map(({ hit, reason }) => [hit, reason.trim()]));
  return hits.map((hit) => {
    const reason = hit.weight === 'asking' ? (reasons.get(hit.id) ?? '') : '';
    return { ...hit, reason: reason === '' ? null : reason };
  });
}

/** What still keeps it from being sent up or published. */
export function holdingUp(hits: readonly StandingHit[]): readonly StandingHit[] {
  return hits.filter(({ weight, reason }) => weight !== 'telling' && reason === null);
}
