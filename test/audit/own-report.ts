// An invented sound report as our own: tables, figures and a text that says what the tables say.

import { type AnnualReport, reportFigures } from '../../src/rules/annual-report/report.ts';
import type { SoundReport } from './ledgers.ts';
import { prose } from './prose.ts';

export function ownReport(ledger: SoundReport): AnnualReport {
  const { table2, table3, table4, organ, year } = ledger;
  const text = prose(ledger);
  const tables = { table2, table3, table4 };
  const published = { documents: 6, placements: 7, inSeveralColumns: 1, byColumn: {} };
  return {
    organ: { code: 'kfq', name: organ },
    year,
    tables,
    figures: reportFigures(tables, published),
    texts: {
      lead: text.lead.join('\n'),
      overview: [{ heading: '（一）总体', text: (text.parts[1] ?? []).join('\n') }],
      problems: (text.parts[5] ?? []).join('\n'),
      other: (text.parts[6] ?? []).join('\n'),
      signedBy: organ,
      signedOn: `${year + 1}-01-20`,
    },
  };
}
