// The annual report as an article. The portal page, the sealed edition and `gongkai report` print this
// same one.

import { html } from './html.ts';
import {
  laidReport,
  type LaidReport,
  type ReportBlock,
  reportTitle,
} from '../../rules/annual-report/laid-report.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import { laidTableHtml } from './report-tables.ts';

type Html = ReturnType<typeof html>;

export function reportArticle(report: AnnualReport): Html {
  return laidArticle(laidReport(report));
}

/** Any yearly report, as it is laid out. */
export function laidArticle({ title, blocks, signature }: LaidReport): Html {
  return html`<article class="official report">
    <h1>${title}</h1>
    ${blocks.map(blockHtml)}
    ${
      signature === null
        ? ''
        : html`<p class="signature">${signature.issuer}</p>
            <p class="signature">${signature.date}</p>`
    }
  </article>`;
}

function blockHtml(block: ReportBlock): Html {
  switch (block.kind) {
    case 'part':
      return html`<h2>${block.text}</h2>`;
    case 'section':
      return html`<h3>${block.text}</h3>`;
    case 'paragraph':
      return html`<p>${block.text}</p>`;
    case 'unwritten':
      return html`<p class="unwritten">${block.text}</p>`;
    case 'table':
      return laidTableHtml(block.table);
  }
}

/** The report as a document of its own, for files and pipes. */
export async function reportDocument(report: AnnualReport): Promise<string> {
  const page = await html`<!doctype html>
    <html lang="zh-CN">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <title>${reportTitle(report)}</title>
      </head>
      <body>
        <main>${reportArticle(report)}</main>
      </body>
    </html>`;
  return `${page.toString()}\n`;
}
