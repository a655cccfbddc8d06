import { randomBytes } from 'node:crypto';
import { computeReport } from '../src/commands/reports/compute-report.ts';
import { closePdfPrinter } from '../src/formats/print/pdf.ts';
import { reportFormatKeys, reportFormats } from '../src/formats/report-files/formats.ts';
import { secretsFrom } from '../src/store/database/secrets.ts';
import { createTestDatabase } from '../test/database.ts';
import { benchOrgan, concludedLedger } from './ledger.ts';
import { type Bench, line, median, ms, timesOf } from './measure.ts';

export const bench: Bench = {
  about: '一个机关一年的年度报告，由全部申请记录算出，并印成各种格式',
  run: async (full) => {
    const n = full ? 1_000_000 : 100_000;
    const database = await createTestDatabase();
    const secrets = secretsFrom(randomBytes(32));
    try {
      const organ = await benchOrgan(database.db);
      await concludedLedger(database.db, organ.id, n);
      const times = await timesOf(7, () =>
        computeReport({ db: database.db, secrets }, organ, 2022),
      );
      line(`年度报告，${n} 件申请（目标：1000000 件 < 1 s）`, ms(median(times)));
      const { tables } = await computeReport({ db: database.db, secrets }, organ, 2022);
      line('其中本年新收', String(tables.table3.received.total));
      const report = await computeReport({ db: database.db, secrets }, organ, 2022);
      const sealed = { edition: 1, on: '2023-03-10' } as const;
      for (const format of reportFormatKeys) {
        const { print } = reportFormats[format];
        let year = 2000;
        // Each copy is another year's: a typesetter that remembers the last one would tell nothing.
        const copies = await timesOf(5, () =>
          print({ report: { ...report, year: (year += 1) }, sealed }, 'http://localhost'),
        );
        line(`同一份报告的${reportFormats[format].label}`, ms(median(copies)));
      }
    } finally {
      await closePdfPrinter();
      await database.drop();
    }
  },
};
