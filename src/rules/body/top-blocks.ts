// The blocks that a cleaned body is made of, each as it is written: what pages add (anchors, lists of questions) is
// laid around them, and not a character of the text is another one.

export interface TopBlock {
  /** Empty for what stands between blocks. */
  readonly tag: string;
  readonly html: string;
  /** What is read of it. */
  readonly text: string;
}

const marks = /<(\/?)([a-z][a-z0-9]*)\b[^>]*>/g;

export function topBlocks(html: string): readonly TopBlock[] {
  const blocks: TopBlock[] = [];
  let depth = 0;
  let from = 0;
  let open = '';
  for (const match of html.matchAll(marks)) {
    const [whole, slash, tag = ''] = match;
    const end = match.index + whole.length;
    if (tag === 'br' || tag === 'img') continue;
    if (slash === '/') {
      depth -= 1;
      if (depth > 0) continue;
      blocks.push(block(open, html.slice(from, end)));
      from = end;
      depth = 0;
    } else {
      if (depth === 0) {
        if (match.index > from) blocks.push(block('', html.slice(from, match.index)));
        from = match.index;
        open = tag;
      }
      depth += 1;
    }
  }
  if (from < html.length) blocks.push(block('', html.slice(from)));
  return blocks;
}

function block(tag: string, html: string): TopBlock {
  return { tag, html, text: html.replaceAll(/<[^>]*>/g, '').trim() };
}

export function isParagraph({ tag }: TopBlock): boolean {
  return /^(?:p|h[234])$/.test(tag);
}
