// What is written saves itself a moment after the last key; what somebody else saved meanwhile is never overwritten:
// the two are put together, the second is shown what both changed, and saves when he has looked at it.

import { useQueryClient } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { type MergedTexts, mergeTexts } from '../../rules/annual-report/merge-texts.ts';
import type { ReportTexts } from '../../rules/annual-report/texts.ts';
import type { getReport, putReportTexts } from '../../web/api/report.ts';
import { type BodyOf, call, Refused } from '../api.ts';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import type { Report } from './ReportPage.tsx';

export type Texts = BodyOf<typeof putReportTexts>;
export type SaveState = 'untouched' | 'saved' | 'unsaved' | 'saving' | 'refused' | 'overtaken';

const afterTyping = 2500; // ms

/** What somebody else saved while one was writing. */
export interface Meanwhile {
  readonly by: string;
  readonly at: string;
  readonly taken: MergedTexts['taken'];
  readonly conflicts: MergedTexts['conflicts'];
}

export interface Autosave {
  readonly save: (wait?: number) => void;
  /** While it is there nothing saves itself; `save(0)` does. */
  readonly meanwhile: Meanwhile | undefined;
  readonly state: SaveState;
  readonly error: Error | null;
  /** Fields that got their message. */
  readonly shown: readonly string[];
}

export function useAutosave(report: Report, form: FormInstance<Texts>): Autosave {
  const client = useQueryClient();
  const seenAt = useRef(report.textsSavedAt);
  const seen = useRef<ReportTexts>(report.texts ?? nothing);
  const [meanwhile, tell] = useState<Meanwhile>();
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const running = useRef<Promise<void>>(Promise.resolve());
  const [state, become] = useState<SaveState>('untouched');
  const [error, setError] = useState<Error | null>(null);
  const [shown, setShown] = useState<readonly string[]>([]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const write = async (): Promise<void> => {
    become('saving');
    const texts = withoutMissing(form.getFieldsValue(true) as Texts);
    try {
      const { savedAt } = await call<typeof putReportTexts>(
        'put',
        '/organs/{code}/annual-reports/{year}/texts',
        {
          params: { code: report.organ.code, year: report.year },
          body: { ...texts, seenAt: seenAt.current },
        },
      );
      seenAt.current = savedAt;
      seen.current = texts;
      tell(undefined);
      setError(null);
      become('saved');
      await client.invalidateQueries({ queryKey: ['report'] });
    } catch (fault) {
      const isOther =
        fault instanceof Refused && fault.faults.some(({ code }) => code === 'changed-meanwhile');
      if (isOther) return await putTogether(texts);
      setShown(showFaults(form, fault));
      setError(fault instanceof Error ? fault : new Error(String(fault)));
      become('refused');
    }
  };
  const putTogether = async (own: ReportTexts): Promise<void> => {
    const { code } = report.organ;
    const latest = await call<typeof getReport>('get', '/organs/{code}/annual-reports/{year}', {
      params: { code, year: report.year },
    });
    const theirs = latest.texts ?? nothing;
    const { texts, taken, conflicts } = mergeTexts(seen.current, own, theirs);
    form.setFieldsValue(fieldsOf(texts));
    seen.current = theirs;
    seenAt.current = latest.textsSavedAt;
    tell({ by: latest.textsSavedBy ?? '', at: latest.textsSavedAt ?? '', taken, conflicts });
    become('overtaken');
  };
  const save = (wait = afterTyping): void => {
    clearTimeout(timer.current);
    if (meanwhile !== undefined && wait > 0) return;
    become('unsaved');
    timer.current = setTimeout(() => {
      // One after the other: two at once would take each other for somebody else.
      running.current = running.current.then(write);
    }, wait);
  };
  return { save, meanwhile, state, error, shown };
}

const nothing: ReportTexts = { lead: '', overview: [], problems: '', other: '' };

/** The form's own copy: it writes into what it holds. */
export function fieldsOf(texts: ReportTexts): Texts {
  return { ...texts, overview: texts.overview.map((section) => ({ ...section })) };
}

export function withoutMissing(values: Texts): ReportTexts & Texts {
  const { lead, overview, problems, other, ...rest } = values;
  return {
    ...withoutBlanks(rest),
    lead: lead ?? '',
    overview: (overview ?? []).map((one) => ({
      heading: one?.heading ?? '',
      text: one?.text ?? '',
    })),
    problems: problems ?? '',
    other: other ?? '',
  };
}
