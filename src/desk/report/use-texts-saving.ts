// The written parts of the report save themselves (parts/use-saving.ts). Who was overtaken gets both texts put together,
// is shown what both changed, and saves when he has looked at it.

import { useQueryClient } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useEffect, useState } from 'react';
import { type MergedTexts, mergeTexts } from '../../rules/annual-report/merge-texts.ts';
import type { ReportTexts } from '../../rules/annual-report/texts.ts';
import { isSame } from '../../rules/merge-drafts.ts';
import type { getReport, putReportTexts } from '../../web/api/report.ts';
import { type BodyOf, call } from '../api.ts';
import { showFaults, withoutBlanks } from '../parts/forms.ts';
import { type Saving, type Stored, useSaving } from '../parts/use-saving.ts';
import type { Report } from './ReportPage.tsx';

export type Texts = BodyOf<typeof putReportTexts>;

/** The texts of a report count their savings by the moment of the last one. */
interface SavedTexts extends Stored {
  readonly version: string | null;
}

interface TheirTexts extends SavedTexts {
  readonly texts: ReportTexts;
  readonly by: string;
}

type Core = Saving<ReportTexts, SavedTexts, TheirTexts>;

/** What somebody else saved while one was writing. */
export interface Meanwhile {
  readonly by: string;
  readonly at: string;
  readonly taken: MergedTexts['taken'];
  readonly conflicts: MergedTexts['conflicts'];
}

export interface TextsSaving extends Pick<Core, 'state' | 'savedAt' | 'error'> {
  readonly changed: () => void;
  /** Because somebody pressed the button. */
  readonly save: () => void;
  /** While it is there nothing saves itself; `save` does. */
  readonly meanwhile: Meanwhile | undefined;
  /** Fields that got their message. */
  readonly shown: readonly string[];
}

/** Under which the texts are kept in the browser. */
export function keptName({ organ, year }: Report): string {
  return `report ${organ.code} ${year}`;
}

/** @param initial as the form begins */
export function useTextsSaving(
  report: Report,
  form: FormInstance<Texts>,
  initial: Texts,
): TextsSaving {
  const client = useQueryClient();
  const params = { code: report.organ.code, year: report.year };
  const [shown, setShown] = useState<readonly string[]>([]);
  const [told, tell] = useState<Pick<MergedTexts, 'taken' | 'conflicts'>>();
  const saving: Core = useSaving<ReportTexts, SavedTexts, TheirTexts>({
    stored: { id: report.year, version: report.textsSavedAt },
    begun: withoutMissing(initial),
    now: () => withoutMissing({ ...initial, ...(form.getFieldsValue(true) as Texts) }),
    isSame,
    isReady: () => true,
    keptName: () => keptName(report),
    // The page says already which report it is.
    title: () => '',
    send: async (texts, stored) => {
      const { savedAt } = await call<typeof putReportTexts>(
        'put',
        '/organs/{code}/annual-reports/{year}/texts',
        { params, body: { ...fieldsOf(texts), seenAt: stored?.version ?? null } },
      );
      return { id: report.year, version: savedAt };
    },
    onSaved: async () => {
      setShown([]);
      await client.invalidateQueries({ queryKey: ['report'] });
    },
    onRefused: (fault) => setShown(showFaults(form, fault)),
    read: async (id) => {
      const { texts, textsSavedAt, textsSavedBy } = await call<typeof getReport>(
        'get',
        '/organs/{code}/annual-reports/{year}',
        { params },
      );
      return { id, version: textsSavedAt, texts: texts ?? nothing, by: textsSavedBy ?? '' };
    },
  });
  const { meanwhile, state, savedAt, error } = saving;
  useEffect(() => {
    if (meanwhile === undefined) {
      tell(undefined);
      return;
    }
    const { base, theirs } = meanwhile;
    const { texts, taken, conflicts } = mergeTexts(base, saving.now(), theirs.texts);
    form.setFieldsValue(fieldsOf(texts));
    tell({ taken, conflicts });
    // oxlint-disable-next-line react/exhaustive-deps -- once for each time that one was overtaken
  }, [meanwhile]);
  return {
    state,
    savedAt,
    error,
    shown,
    meanwhile:
      meanwhile === undefined || told === undefined
        ? undefined
        : { by: meanwhile.theirs.by, at: meanwhile.theirs.version ?? '', ...told },
    changed: () => saving.changed(),
    save: () => {
      if (meanwhile === undefined) void saving.save(true);
      else saving.resume(meanwhile.theirs, meanwhile.theirs.texts, true);
    },
  };
}

const nothing: ReportTexts = { lead: '', overview: [], problems: '', other: '' };

/** The form's own copy: it writes into what it holds. */
export function fieldsOf(texts: ReportTexts): Texts {
  return { ...texts, overview: texts.overview.map((section) => ({ ...section })) };
}

/** In one order, so that two are held against each other; a section that was just added has no text yet. */
export function withoutMissing(values: Texts): ReportTexts {
  const { lead, overview, assessment, problems, other, signedBy, signedOn } = values;
  return {
    lead: lead ?? '',
    overview: (overview ?? []).map((one) => ({
      heading: one?.heading ?? '',
      text: one?.text ?? '',
    })),
    problems: problems ?? '',
    other: other ?? '',
    ...withoutBlanks({ assessment, signedBy, signedOn } as Partial<ReportTexts>),
  };
}
