// What is written saves itself a moment after the last key; what somebody else saved meanwhile is never overwritten:
// the second is told and goes on from there.

import { useQueryClient } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { putReportTexts } from '../../web/api/report.ts';
import { type BodyOf, call, Refused } from '../api.ts';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import type { Report } from './ReportPage.tsx';

export type Texts = BodyOf<typeof putReportTexts>;
export type SaveState = 'untouched' | 'saved' | 'unsaved' | 'saving' | 'refused' | 'overtaken';

const afterTyping = 2500; // ms

export interface Autosave {
  readonly save: (wait?: number) => void;
  readonly state: SaveState;
  readonly error: Error | null;
  /** Fields that got their message. */
  readonly shown: readonly string[];
}

export function useAutosave(report: Report, form: FormInstance<Texts>): Autosave {
  const client = useQueryClient();
  const seenAt = useRef(report.textsSavedAt);
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
      setError(null);
      become('saved');
      await client.invalidateQueries({ queryKey: ['report'] });
    } catch (fault) {
      const isOther =
        fault instanceof Refused && fault.faults.some(({ code }) => code === 'changed-meanwhile');
      if (isOther) return become('overtaken');
      setShown(showFaults(form, fault));
      setError(fault instanceof Error ? fault : new Error(String(fault)));
      become('refused');
    }
  };
  const save = (wait = afterTyping): void => {
    clearTimeout(timer.current);
    become('unsaved');
    timer.current = setTimeout(() => {
      // One after the other: two at once would take each other for somebody else.
      running.current = running.current.then(write);
    }, wait);
  };
  return { save, state, error, shown };
}

function withoutMissing(values: Texts): Texts {
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
