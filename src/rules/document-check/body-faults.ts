// What can be wrong with a text as a page: tables whose rows do not match, pictures that say nothing to whoever cannot
// see them, files that are mentioned and not there, a date that is not the document's (国办发〔2017〕47号; GB/T 9704).

import type { IsoDay } from '../day.ts';
import { type DocumentContent, filesBeside } from '../document-content.ts';
import { isBarelyWorded } from '../interpretation.ts';
import { numberOfNumeral } from '../paste/numerals.ts';
import { bodyBlocks, type BodyPiece } from '../personal-data/body-blocks.ts';
import type { Piece, TextBlock } from '../personal-data/text-block.ts';
import { type CheckHit, hitId } from './hit.ts';

export function bodyFaults(content: DocumentContent): readonly CheckHit[] {
  const blocks = bodyBlocks(content.body);
  return [
    ...tableFaults(blocks),
    ...pictureFaults(content.body),
    ...onlyPictures(content.body),
    ...mentionedFiles(content, blocks),
    ...signatureFaults(content, blocks),
  ];
}

const pageRules = '国办发〔2017〕47号';

function tableFaults(blocks: readonly TextBlock[]): readonly CheckHit[] {
  return blocks
    .filter((block) => block.kind === 'table')
    .flatMap(({ rows }, n) => {
      const number = n + 1;
      const widths = rows.map((row) => row.length);
      const widest = Math.max(0, ...widths);
      const uneven = widths.findIndex((width) => width !== widest);
      const found: CheckHit[] = [];
      if (rows.length > 1 && uneven >= 0) {
        found.push(
          atTable(
            number,
            'uneven',
            `各行的格数不一样：第${uneven + 1}行少${widest - (widths[uneven] ?? 0)}格`,
            rows[uneven],
          ),
        );
      }
      const head = rows[0] ?? [];
      const isBlank = head.some((cell) => 'block' in cell && cell.text.trim() === '');
      if (rows.length > 1 && isBlank) found.push(atTable(number, 'heading', '表头有空格', head));
      return found;
    });
}

function atTable(
  table: number,
  fault: string,
  says: string,
  row: readonly Piece[] | undefined,
): CheckHit {
  const block = (row?.[0] as Partial<BodyPiece> | undefined)?.block;
  return {
    id: hitId(`table@body`, String(table), fault),
    check: 'table',
    weight: 'asking',
    title: `第${table}个表格${says}`,
    provision: pageRules,
    spots: [{ place: `第${table}个表格`, shown: '', ...(block === undefined ? {} : { block }) }],
    count: 1,
    field: 'body',
  };
}

function pictureFaults(html: string): readonly CheckHit[] {
  const pictures = [...html.matchAll(/<img\b([^>]*)>/g)];
  const silent = pictures.filter(
    ([, attributes = '']) => (/\balt="([^"]*)"/.exec(attributes)?.[1] ?? '').trim() === '',
  );
  if (silent.length === 0) return [];
  return [
    {
      id: hitId('picture@body', String(silent.length)),
      check: 'picture',
      weight: 'asking',
      title: `${silent.length}幅图片没有替代文字，看不见的人读不到`,
      provision: '无障碍环境建设法32；国办发〔2017〕47号',
      spots: [],
      count: silent.length,
      field: 'body',
    },
  ];
}

/** A scanned page pasted as a picture: neither the search nor any program reads what it says. */
function onlyPictures(html: string): readonly CheckHit[] {
  if (!/<img\b/.test(html) || !isBarelyWorded(html)) return [];
  return [
    {
      id: 'picture@body:only',
      check: 'picture',
      weight: 'asking',
      title: '正文只有图片，几乎没有文字：检索不到，也不能朗读、复制',
      provision: '条例24；国办发〔2017〕47号',
      spots: [],
      count: 1,
      field: 'body',
    },
  ];
}

/** 附件：1.…, 见附件2; “附件”in the name of another document is no mention. */
const mention =
  /(?:^|[（(，。；\s])附件\s*[:：]|[见详如按填]\s*(?:附件|附表)|附件\s*[1-9１-９一二三四五六七八九十]/;

function mentionedFiles(
  { attachments = [], body }: DocumentContent,
  blocks: readonly TextBlock[],
): readonly CheckHit[] {
  const files = filesBeside(body, attachments);
  const at = blocks.find(
    (block): block is TextBlock & { kind: 'paragraph' } =>
      block.kind === 'paragraph' && mention.test(block.piece.text),
  );
  if (at !== undefined && files.length === 0) {
    const { block, place } = at.piece as BodyPiece;
    const isAppended = blocks.some(
      (one) => one.kind === 'paragraph' && /^附件\s*\d*$/.test(one.piece.text.trim()),
    );
    // Many documents carry their annexes in their own text, below a line that says so.
    if (isAppended) return [];
    return [
      {
        id: 'attachment@body:missing',
        check: 'file',
        weight: 'asking',
        title: '正文提到附件，没有上传附件',
        provision: pageRules,
        spots: [{ place: `第${place.paragraph ?? 1}段`, shown: '附件', block }],
        count: 1,
        field: 'body',
      },
    ];
  }
  if (at === undefined && files.length > 0) {
    return [
      {
        id: 'attachment@body:unmentioned',
        check: 'file',
        weight: 'telling',
        title: `有${files.length}个附件，正文没有提到`,
        provision: 'GB/T 9704',
        spots: [],
        count: files.length,
        field: 'body',
      },
    ];
  }
  return [];
}

function signatureFaults(
  { madeOn, body }: DocumentContent,
  blocks: readonly TextBlock[],
): readonly CheckHit[] {
  if (!madeOn || !body.includes('class="signature"')) return [];
  const signed = [...body.matchAll(/<p class="signature">(.*?)<\/p>/gs)]
    .map(([, html = '']) => dayIn(html.replaceAll(/<[^>]*>|\s/g, '')))
    .findLast((day) => day !== undefined);
  if (signed === undefined || signed === madeOn) return [];
  const piece = blocks.findLast(
    (block): block is TextBlock & { kind: 'paragraph' } =>
      block.kind === 'paragraph' && dayIn(block.piece.text.replaceAll(/\s/g, '')) === signed,
  )?.piece as BodyPiece | undefined;
  return [
    {
      id: hitId('date@body', signed, madeOn),
      check: 'date',
      weight: 'asking',
      title: `落款的日期是${signed}，成文日期填的是${madeOn}`,
      provision: 'GB/T 9704',
      spots:
        piece === undefined
          ? []
          : [{ place: `第${piece.place.paragraph ?? 1}段`, shown: signed, block: piece.block }],
      count: 1,
      field: 'madeOn',
    },
  ];
}

/** 2026年2月10日, 二〇二六年二月十日. */
export function dayIn(text: string): IsoDay | undefined {
  const [, year, month, day] =
    /(\d{4}|[〇○零一二三四五六七八九]{4})年(\d{1,2}|[一二三四五六七八九十]{1,2})月(\d{1,2}|[一二三四五六七八九十]{1,3})日/.exec(
      text,
    ) ?? [];
  const parts = [year, month, day].map((text = '') =>
    /^\d+$/.test(text) ? Number(text) : numberOfNumeral(text),
  );
  if (parts.includes(undefined)) return undefined;
  return parts.map((part, n) => String(part).padStart(n === 0 ? 4 : 2, '0')).join('-') as IsoDay;
}
