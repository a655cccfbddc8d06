// Delivery of what was published to the places where everybody may read it (条例 25¶3).

export const recipients = {
  archive: '国家档案馆',
  library: '公共图书馆',
} as const;
export type Recipient = keyof typeof recipients;
