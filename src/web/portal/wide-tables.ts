// Tables in the text of a document that are wider than a phone: each scrolls in a box of its own, which the keyboard can
// reach, as the statutory tables do (report-tables.ts).

/** More columns than a phone has room for. */
const narrow = 4;

const innermost = /<table(?:\s[^>]*)?>(?:(?!<table)[\s\S])*?<\/table>/g;

/** @param body cleaned */
export function withWideTables(body: string): string {
  let count = 0;
  return body.replaceAll(innermost, (table) => {
    if (columnsIn(table) <= narrow) return table;
    count += 1;
    const label = captionOf(table) ?? `表格${count}`;
    return `<div class="table-scroll table-scroll-wide" role="region" aria-label="${label}" tabindex="0">${table}</div>`;
  });
}

function columnsIn(table: string): number {
  const rows = table.split('<tr').slice(1);
  const widths = rows.map((row) =>
    [...row.matchAll(/<t[dh]\b([^>]*)>/g)].reduce(
      (sum, [, attributes = '']) => sum + Number(/colspan="(\d+)"/.exec(attributes)?.[1] ?? 1),
      0,
    ),
  );
  return Math.max(0, ...widths);
}

function captionOf(table: string): string | undefined {
  const [, caption = ''] = /<caption[^>]*>([\s\S]*?)<\/caption>/.exec(table) ?? [];
  const text = caption
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim();
  return text === '' ? undefined : text.replaceAll('"', '&quot;');
}
