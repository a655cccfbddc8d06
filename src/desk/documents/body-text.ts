// A body as lines of text, one paragraph a line, and back. Only where nothing is lost on the way: a body
// with tables or links is edited in its own marks.

const plain =
  /^(?:<p(?: class="(?:addressee|signature|note|centre)")?>[^<>]*<\/p>|<h[234]>[^<>]*<\/h[234]>)*$/;

const marks: Readonly<Record<string, string>> = {
  addressee: '主送：',
  signature: '署名：',
  note: '附注：',
  centre: '居中：',
};

/** `undefined` when the body has more in it than lines can say. */
export function linesOf(html: string): string | undefined {
  const tight = html.replace(/>\s+</g, '><').trim();
  if (!plain.test(tight)) return undefined;
  const lines: string[] = [];
  for (const [, tag = 'p', css, text = ''] of tight.matchAll(
    /<(p|h[234])(?: class="(\w+)")?>([^<>]*)<\/\1>/g,
  )) {
    const head = tag === 'p' ? '' : `${'#'.repeat(Number(tag.charAt(1)) - 1)} `;
    lines.push(`${css === undefined ? head : (marks[css] ?? '')}${unescaped(text)}`);
  }
  return lines.join('\n');
}

/** Every line that is not empty is a paragraph; its numbering stays as it is written. */
export function htmlOf(lines: string): string {
  return lines
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map(paragraph)
    .join('\n');
}

function paragraph(line: string): string {
  const heading = /^(#{1,3}) +(.*)$/.exec(line);
  if (heading !== null) {
    const level = (heading[1] ?? '').length + 1;
    return `<h${level}>${escaped(heading[2] ?? '')}</h${level}>`;
  }
  for (const [css, mark] of Object.entries(marks)) {
    if (line.startsWith(mark)) return `<p class="${css}">${escaped(line.slice(mark.length))}</p>`;
  }
  return `<p>${escaped(line)}</p>`;
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function unescaped(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    lt: '<',
    gt: '>',
    quot: '"',
    '#39': "'",
    amp: '&',
    nbsp: '\u00A0',
  };
  return text.replace(/&(lt|gt|quot|#39|amp|nbsp);/g, (_, name: string) => entities[name] ?? '');
}
