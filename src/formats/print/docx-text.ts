// Paragraphs of a DOCX: fonts by their names on the machines of an office, line pitch exact, indents also
// in twips (`firstLineChars` alone is not understood everywhere).

import {
  type IFontAttributesProperties,
  type IIndentAttributesProperties,
  type IParagraphOptions,
  Paragraph,
  type Table,
  TextRun,
} from 'docx';
import { pitch, size, twips } from './gbt9704.ts';

export type Blocks = (Paragraph | Table)[];

export const fangsong = named('仿宋');
export const xiaobiaosong = named('方正小标宋简体');
export const heiti = named('黑体');
export const kaiti = named('楷体');
export const songti = named('宋体');

/** 一、 and （一） where they stand alone. */
export const headingFonts = { 1: { font: heiti }, 2: { font: kaiti } } as const;

function named(name: string): IFontAttributesProperties {
  return { ascii: name, hAnsi: name, eastAsia: name, cs: name, hint: 'eastAsia' };
}

export interface Style {
  readonly font?: IFontAttributesProperties;
  /** Points. */
  readonly size?: number;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right' | 'both';
  /** Points from line to line. */
  readonly line?: number;
  /** Points kept free above and below. */
  readonly before?: number;
  readonly after?: number;
  readonly indent?: IIndentAttributesProperties;
  /** Stays on the page of what follows. */
  readonly clings?: boolean;
  readonly border?: NonNullable<IParagraphOptions['border']>;
  /** Small type in tables: the grid of 28 characters is not its own. */
  readonly isOffGrid?: boolean;
}

/** Lines of one paragraph. */
export function paragraph(text: string | readonly string[], style: Style = {}): Paragraph {
  const runs = (typeof text === 'string' ? [text] : text).map(
    (line, i) =>
      new TextRun({
        text: line,
        ...(i > 0 ? { break: 1 } : {}),
        ...runStyle(style),
      }),
  );
  return new Paragraph({ ...paragraphStyle(style), children: runs });
}

export function runStyle({ font, size: points, color, isOffGrid = false }: Style): {
  font: IFontAttributesProperties;
  size: number;
  color?: string;
  snapToGrid?: boolean;
} {
  return {
    font: font ?? fangsong,
    size: 2 * (points ?? size.no3),
    ...(color === undefined ? {} : { color }),
    ...(isOffGrid ? { snapToGrid: false } : {}),
  };
}

export function paragraphStyle(style: Style): IParagraphOptions {
  const {
    align = 'both',
    line = pitch.line,
    before = 0,
    after = 0,
    indent,
    clings,
    border,
  } = style;
  return {
    alignment: align,
    spacing: {
      line: twips(line),
      lineRule: 'exact',
      before: twips(before),
      after: twips(after),
    },
    ...(indent === undefined ? {} : { indent }),
    ...(border === undefined ? {} : { border }),
    ...(clings === true ? { keepNext: true, keepLines: true } : {}),
    widowControl: true,
    // Figures stand among Chinese characters without a gap, as in print.
    autoSpaceEastAsianText: false,
  };
}

/** Two characters at the beginning of a paragraph. */
export function firstLine(points: number): IIndentAttributesProperties {
  return { firstLine: twips(2 * points), firstLineChars: 200 };
}
