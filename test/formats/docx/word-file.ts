// Word files made by hand: only the parts that a test is about.

import { zipSync, strToU8 } from 'fflate';

const names =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" xmlns:v="urn:schemas-microsoft-com:vml" xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"';

export interface WordParts {
  /** Inside `w:body`. */
  readonly body: string;
  readonly styles?: string;
  readonly numbering?: string;
  readonly comments?: string;
  readonly footnotes?: string;
  readonly relations?: string;
  readonly more?: Readonly<Record<string, Uint8Array>>;
}

const xml = (root: string, inner: string): Uint8Array =>
  strToU8(
    `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<${root} ${names}>${inner}</${root}>`,
  );

export function wordFile(parts: WordParts): Uint8Array {
  const optional = (name: string, root: string, inner: string | undefined) =>
    inner === undefined ? {} : { [`word/${name}.xml`]: xml(root, inner) };
  return zipSync({
    '[Content_Types].xml': strToU8(
      '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    ),
    'word/document.xml': xml('w:document', `<w:body>${parts.body}</w:body>`),
    ...optional('styles', 'w:styles', parts.styles),
    ...optional('numbering', 'w:numbering', parts.numbering),
    ...optional('comments', 'w:comments', parts.comments),
    ...optional('footnotes', 'w:footnotes', parts.footnotes),
    ...(parts.relations === undefined
      ? {}
      : {
          'word/_rels/document.xml.rels': strToU8(
            `<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${parts.relations}</Relationships>`,
          ),
        }),
    ...parts.more,
  });
}

export function run(text: string, properties = ''): string {
  return `<w:r><w:rPr>${properties}</w:rPr><w:t xml:space="preserve">${text}</w:t></w:r>`;
}

export function paragraph(inner: string, properties = ''): string {
  const runs = inner.startsWith('<') ? inner : run(inner);
  return `<w:p><w:pPr>${properties}</w:pPr>${runs}</w:p>`;
}

export const font = (name: string): string => `<w:rFonts w:eastAsia="${name}"/>`;
export const centre = '<w:jc w:val="center"/>';
export const right = '<w:jc w:val="right"/>';
export const numbered = (id: number, level: number): string =>
  `<w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${id}"/></w:numPr>`;

const level = (n: number, format: string, text: string, more = ''): string =>
  `<w:lvl w:ilvl="${n}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`;

/** 一、（一）1.（1） as offices number; 2 goes on with the same count, 3 begins anew; 4 counts articles. */
export const officialNumbering = `
<w:abstractNum w:abstractNumId="0">${level(0, 'chineseCounting', '%1、')}${level(1, 'chineseCounting', '（%2）')}${level(2, 'decimal', '%3.')}${level(3, 'decimal', '（%4）')}</w:abstractNum>
<w:abstractNum w:abstractNumId="1">${level(0, 'chineseCountingThousand', '第%1条')}${level(1, 'decimal', '%1.%2', '<w:isLgl/>')}</w:abstractNum>
<w:abstractNum w:abstractNumId="2">${level(0, 'bullet', '')}</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>
<w:num w:numId="4"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="5"><w:abstractNumId w:val="2"/></w:num>`;
