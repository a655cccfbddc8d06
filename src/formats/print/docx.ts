// Letters, forms and annual reports as DOCX, to be edited and signed on paper. Fonts are named, not embedded: 小标宋 and
// 仿宋 stand on every machine of an office, and may not be handed on.

import { Document, type ISectionOptions, Packer } from 'docx';
import type { FormSheet, LetterSheet } from '../../rules/letters/sheet.ts';
import {
  laidReport,
  type LaidReport,
  type ReportSheet,
} from '../../rules/annual-report/laid-report.ts';
import { laidWebsiteReport, type WebsiteSheet } from '../../rules/website-report/laid.ts';
import { documentBlocks } from './docx-document.ts';
import { formBlocks, formFooter } from './docx-form.ts';
import { letterBlocks, letterFooters, letterHeader } from './docx-letter.ts';
import { timeless } from '../timeless.ts';
import { reportBlocks, reportHeader } from './docx-report.ts';
import { fangsong } from './docx-text.ts';
import { page, pageNumberDrop, pitch, points, size, twips } from './gbt9704.ts';
import { particularsOf } from './plain-text.ts';
import { type DocumentSheet, printedDocument } from './printed-document.ts';
import { printedForm } from './printed-form.ts';
import { printedLetter } from './printed-letter.ts';
import { printedReport } from './printed-report.ts';

/** A letter in the layout of GB/T 9704—2012. The same sheet gives the same bytes. */
export async function letterDocx(sheet: LetterSheet): Promise<Uint8Array> {
  const letter = printedLetter(sheet);
  const header = letterHeader(letter);
  const properties = pageProperties(page.margin, page.margin.bottom - pageNumberDrop);
  const { grid: _, ...slipProperties } = properties;
  const around = {
    ...(header === undefined ? {} : { headers: { default: header, even: header } }),
    footers: letterFooters(),
  };
  const sections: ISectionOptions[] = [{ properties, ...around, children: letterBlocks(letter) }];
  if (letter.slip !== null) {
    sections.push({
      properties: slipProperties,
      ...around,
      children: await formBlocks(letter.slip),
    });
  }
  return await packed(sheet, sections, letter.on);
}

/** A form of boxes on A4. The same sheet gives the same bytes. */
export async function formDocx(sheet: FormSheet): Promise<Uint8Array> {
  const children = await formBlocks(printedForm(sheet));
  const margin = { ...page.margin, top: 25, bottom: 25 };
  const { grid: _, ...properties } = pageProperties(margin, margin.bottom - 8);
  return await packed(sheet, [{ properties, footers: formFooter(), children }], '');
}

/** An annual report in the layout of GB/T 9704—2012. The same sheet gives the same bytes. */
export async function reportDocx({ report, sealed }: ReportSheet): Promise<Uint8Array> {
  return await laidDocx(laidReport(report), report.organ.name, sealed);
}

/** The website's yearly work report in the same layout. */
export async function websiteDocx({ report, sealed }: WebsiteSheet): Promise<Uint8Array> {
  return await laidDocx(laidWebsiteReport(report), report.organ.name, sealed);
}

async function laidDocx(
  laid: LaidReport,
  issuer: string,
  sealed: ReportSheet['sealed'],
): Promise<Uint8Array> {
  const report = printedReport(laid, sealed);
  const header = reportHeader(report);
  const properties = pageProperties(page.margin, page.margin.bottom - pageNumberDrop);
  const section: ISectionOptions = {
    properties,
    ...(header === undefined ? {} : { headers: { default: header, even: header } }),
    footers: letterFooters(),
    children: reportBlocks(report),
  };
  return await packed({ title: laid.title, issuer }, [section], report.on);
}

/** A published text in the layout of GB/T 9704—2012. The same sheet gives the same bytes. */
export async function documentDocx(sheet: DocumentSheet): Promise<Uint8Array> {
  const section: ISectionOptions = {
    properties: pageProperties(page.margin, page.margin.bottom - pageNumberDrop),
    footers: letterFooters(),
    children: documentBlocks(printedDocument(sheet)),
  };
  return await packed(
    { title: sheet.title, issuer: sheet.issuers.join('、') },
    [section],
    sheet.on,
  );
}

/** @param numberFrom millimetres from the lower edge to the upper edge of the page number */
function pageProperties(
  margin: { top: number; bottom: number; left: number; right: number },
  numberFrom: number,
): NonNullable<ISectionOptions['properties']> {
  return {
    page: {
      size: { width: twips(page.width, 'mm'), height: twips(page.height, 'mm') },
      margin: {
        top: twips(margin.top, 'mm'),
        bottom: twips(margin.bottom, 'mm'),
        left: twips(margin.left, 'mm'),
        right: twips(margin.right, 'mm'),
        header: twips(18, 'mm'),
        footer: twips(points(numberFrom) - size.no4),
        gutter: 0,
      },
    },
    // 22 lines of 28 characters: of letters only, for smaller type in boxes would be drawn apart. The second figure is in 1/4096 of a point.
    grid: {
      type: 'linesAndChars',
      linePitch: twips(pitch.line),
      charSpace: Math.round((pitch.character - size.no3) * 4096),
    },
  };
}

async function packed(
  sheet: { readonly title: string; readonly issuer: string },
  sections: readonly ISectionOptions[],
  on: string,
): Promise<Uint8Array> {
  const { title, author } = particularsOf(sheet);
  const document = new Document({
    title,
    creator: author,
    lastModifiedBy: author,
    description: '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: {
            font: fangsong,
            size: 2 * size.no3,
            language: { value: 'zh-CN', eastAsia: 'zh-CN' },
          },
          paragraph: { spacing: { before: 0, after: 0 } },
        },
      },
    },
    sections,
  });
  return timeless(await Packer.toBuffer(document), on);
}
