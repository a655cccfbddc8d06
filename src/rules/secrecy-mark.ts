// Marks that a text is not for the outside (条例 14; 保守国家秘密法; GB/T 9704-2012 7.2.2: 密级 and period
// joined by a star, 机密★1年; internal papers: 内部文件, 注意保存). Found before anything is stored. The
// words alone in a sentence are no mark: 商业秘密 and 国家秘密 are what many published rules are about,
// so that words without a star or a warning count only at the head, where a mark stands.

const level = '(?:绝\\s*密|机\\s*密|秘\\s*密|内\\s*部)';
const internal = '(?:仅供)?内\\s*部(?:资料|文件|材料|使用|传阅|参考)?';

const anywhere = [
  new RegExp(`${level}\\s*[★☆]|[★☆]\\s*${level}`, 'u'),
  /内部(?:资料|文件|材料)\s*[，,、：:；;]?\s*(?:注意保存|注意保密|请勿外传|不得外传|严禁外传)/u,
];

const atTheHead = [
  new RegExp(`${level}\\s*[*＊]\\s*(?:\\d|长期|启用)`, 'u'),
  new RegExp(`[【〔［[（(]\\s*(?:${level}|${internal})\\s*[】〕］\\]）)]`, 'u'),
  new RegExp(`^(?:密级[：:]\\s*)?(?:${level}|${internal})$`, 'u'),
];

/** Lines that the first page's head can take: copy number, level, urgency, agency, number. */
const headLines = 6;

/** The mark as it stands in the text, or undefined. `text` may be HTML or plain. */
export function secrecyMarkIn(text: string): string | undefined {
  const plain = text
    .replaceAll(/<(?:br|\/p|\/h\d|\/li|\/tr|\/div)\b[^>]*>/giu, '\n')
    .replaceAll(/<[^>]*>/gu, '')
    .replaceAll('&nbsp;', ' ');
  const lines = plain
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return firstMatch(anywhere, lines) ?? firstMatch(atTheHead, lines.slice(0, headLines));
}

function firstMatch(patterns: readonly RegExp[], lines: readonly string[]): string | undefined {
  for (const line of lines) {
    for (const pattern of patterns) {
      const found = pattern.exec(line);
      if (found !== null) return found[0];
    }
  }
  return undefined;
}
