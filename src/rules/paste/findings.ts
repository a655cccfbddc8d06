// What was taken out of a text that came from elsewhere, and what a person should look at: said in the office's words,
// most important first.

export const findingKinds = {
  revisions: { level: 'warning', unit: '处', label: '修订' },
  comments: { level: 'warning', unit: '条', label: '批注' },
  'hidden-text': { level: 'warning', unit: '处', label: '隐藏文字' },
  'active-content': { level: 'warning', unit: '处', label: '脚本、嵌入对象等可执行内容' },
  macros: { level: 'warning', unit: '个', label: '宏' },
  'local-picture': { level: 'warning', unit: '幅', label: '图片没有随粘贴带来' },
  'outside-picture': { level: 'warning', unit: '幅', label: '图片引自别处，没有带来' },
  'lost-picture': { level: 'warning', unit: '幅', label: '图片格式打不开，没有带来' },
  'bad-link': { level: 'removed', unit: '个', label: '指向本机或者不能使用的链接' },
  formats: { level: 'removed', unit: '处', label: '字体、字号、颜色、行距等格式' },
  widths: { level: 'removed', unit: '处', label: '表格的固定宽度、高度' },
  bookmarks: { level: 'removed', unit: '个', label: '书签' },
  'header-footer': { level: 'removed', unit: '处', label: '页眉、页脚、页码' },
  'empty-lines': { level: 'removed', unit: '处', label: '空行' },
  'guessed-layout': { level: 'look', unit: '处', label: '按位置认作主送机关、署名日期或者附注' },
  'font-headings': { level: 'look', unit: '处', label: '按黑体、楷体认作小标题' },
  numbering: { level: 'look', unit: '处', label: '自动编号已写成文字' },
  'struck-text': { level: 'look', unit: '处', label: '有删除线的文字，仍然保留' },
  'white-text': { level: 'look', unit: '处', label: '白色文字，在网页上看得见' },
  'odd-numerals': { level: 'look', unit: '处', label: '㈠、⑴、⒈、全角数字等组合字符' },
  'nested-table': { level: 'look', unit: '处', label: '表中套表，已改为文字' },
  'text-box': { level: 'look', unit: '个', label: '文本框，已按顺序排入正文' },
  formula: { level: 'look', unit: '处', label: '公式，已改为文字' },
  'missing-alt': { level: 'look', unit: '幅', label: '图片缺少替代文字' },
} as const satisfies Record<
  string,
  { readonly level: 'warning' | 'removed' | 'look'; readonly unit: string; readonly label: string }
>;
export type FindingCode = keyof typeof findingKinds;

export interface Finding {
  readonly code: FindingCode;
  readonly count: number;
}

/** Counts as one reads along. */
export interface Counter {
  readonly add: (code: FindingCode, count?: number) => void;
  readonly findings: () => readonly Finding[];
}

export function createCounter(): Counter {
  const counts = new Map<FindingCode, number>();
  return {
    add: (code, count = 1) => {
      if (count > 0) counts.set(code, (counts.get(code) ?? 0) + count);
    },
    findings: () =>
      (Object.keys(findingKinds) as FindingCode[]).flatMap((code) => {
        const count = counts.get(code);
        return count === undefined ? [] : [{ code, count }];
      }),
  };
}

const howToMend: Partial<Record<FindingCode, string>> = {
  'local-picture': '：图片还在您的电脑里，请把 Word 文件拖到这里导入，或者用“插入图片”',
  'outside-picture': '：确有使用权的，请保存后用“插入图片”上传',
  'lost-picture': '：请另存为 JPG 或者 PNG 后用“插入图片”',
  'white-text': '：请核对是不是有意隐藏',
  'struck-text': '：请核对是否应当删去',
};

export function sentenceOfFinding({ code, count }: Finding): string {
  const { level, unit, label } = findingKinds[code];
  if (level === 'look') return `${label} ${count} ${unit}${howToMend[code] ?? ''}`;
  const mend = howToMend[code];
  if (mend !== undefined) return `${count} ${unit}${label}${mend}`;
  return `${label} ${count} ${unit}，已去除`;
}

/** 「文档含 3 处修订和 2 条批注，已去除」: leaking either is an incident. Undefined when there were none. */
export function leakWarning(findings: readonly Finding[], what = '文档'): string | undefined {
  const said = (['revisions', 'comments', 'hidden-text'] as const).flatMap((code) => {
    const found = findings.find((one) => one.code === code);
    const { unit, label } = findingKinds[code];
    return found === undefined ? [] : [`${found.count} ${unit}${label}`];
  });
  if (said.length === 0) return undefined;
  const list = said.length < 2 ? said[0] : `${said.slice(0, -1).join('、')}和 ${said.at(-1) ?? ''}`;
  return `${what}含 ${list}，已去除`;
}
