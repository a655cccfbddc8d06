// What the record of service (送达回证) says beside day, way and item number: where, to whom and by whom a
// letter was handed over (国办公开办函〔2016〕235号; 民诉法 87 ff. by analogy).

export const receiverRelations = {
  self: '本人',
  representative: '法定代表人、负责人',
  agent: '委托代理人',
  family: '同住的成年家属',
  office: '收发部门',
  other: '其他',
} as const;
export type ReceiverRelation = keyof typeof receiverRelations;

export interface ServiceNote {
  readonly place?: string;
  /** Who signed for it. */
  readonly receiver?: string;
  readonly relation?: ReceiverRelation;
  /** 送达人: who handed it over; two where a signature was refused. */
  readonly server?: string;
}

/** What is entered later adds to what is known and replaces it. */
export function mergedNote(earlier: ServiceNote | undefined, later: ServiceNote): ServiceNote {
  const said = Object.entries(later).filter(([, value]) => value.trim() !== '');
  return { ...earlier, ...(Object.fromEntries(said) as ServiceNote) };
}
