// The annual report as an article: title, lead, six parts in the fixed order and titles, signature
// (国办公开办函〔2021〕30号). The portal page, the sealed edition and `gongkai report` print this same one.

import { html } from 'hono/html';
import { reportParts } from '../../rules/annual-report/form.ts';
import type { AnnualReport } from '../../rules/annual-report/report.ts';
import { table2Html, table3Html, table4Html } from './report-tables.ts';

type Html = ReturnType<typeof html>;

export function reportTitle(report: Pick<AnnualReport, 'organ' | 'year'>): string {
  return `${report.organ.name}${report.year}年政府信息公开工作年度报告`;
}

export function reportArticle(report: AnnualReport): Html {
  const { tables, texts } = report;
  const [one, two, three, four, five, six] = reportParts;
  return html`<article class="official report">
    <h1>${reportTitle(report)}</h1>
    ${paragraphs(texts?.lead ?? defaultLead(report))}
    <h2>${one}</h2>
    ${
      texts === undefined
        ? html`<p class="unwritten">本部分尚未撰写。</p>`
        : texts.overview.map(
            (section) =>
              html`<h3>${section.heading}</h3>
                ${paragraphs(section.text)}`,
          )
    }
    ${texts?.assessment === undefined ? '' : paragraphs(texts.assessment)}
    <h2>${two}</h2>
    ${table2Html(tables)}
    <h2>${three}</h2>
    ${table3Html(tables)}
    <h2>${four}</h2>
    ${table4Html(tables)}
    <h2>${five}</h2>
    ${texts === undefined ? html`<p class="unwritten">本部分尚未撰写。</p>` : paragraphs(texts.problems)}
    <h2>${six}</h2>
    ${paragraphs(texts?.other ?? '本年度发出信息处理费收费通知0件，应收0元，实收0元。')}
    ${signature(report)}
  </article>`;
}

function signature({ organ, texts }: AnnualReport): Html | '' {
  if (texts?.signedOn === undefined) return '';
  const [year, month, day] = texts.signedOn.split('-').map(Number);
  return html`<p class="signature">${texts.signedBy ?? organ.name}</p>
    <p class="signature">${year}年${month}月${day}日</p>`;
}

function paragraphs(text: string): Html[] {
  return text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => html`<p>${line.trim()}</p>`);
}

function defaultLead({ organ, year }: AnnualReport): string {
  return (
    `根据《中华人民共和国政府信息公开条例》和《中华人民共和国政府信息公开工作年度报告格式》` +
    `（国办公开办函〔2021〕30号），编制${organ.name}${year}年政府信息公开工作年度报告。` +
    `所列数据的统计期限为${year}年1月1日至${year}年12月31日。`
  );
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
