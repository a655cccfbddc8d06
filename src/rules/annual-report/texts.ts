// The written part of an annual report, with figures bound to the tables: `{{table3.received.total}}`
// stands in the text and the computed figure is printed, so that prose and tables cannot disagree.

import { figureAt, type FigureFault, type FigureSource } from './derived.ts';

export interface ReportTexts {
  readonly lead: string;
  /** Part one in its sections, headings as printed. */
  readonly overview: readonly { readonly heading: string; readonly text: string }[];
  /** Part five and part six. */
  readonly problems: string;
  readonly other: string;
  /** 条例 50(4): governments only; stated even when there was none. */
  readonly assessment?: string;
  readonly signedBy?: string;
  readonly signedOn?: string;
}

/** Figures by the name a chip uses; amounts already as they are printed. */
export type Figures = Readonly<Record<string, number | string>>;

const chip = /\{\{([^{}]*)\}\}/g;

export interface ChipFault {
  /** `lead`, `overview.0.text`, `problems` … */
  readonly place: string;
  readonly name: string;
  readonly why: FigureFault;
}

/** Chips that give no figure: the text cannot be printed before they are mended. */
export function chipFaults(texts: ReportTexts, source: FigureSource): readonly ChipFault[] {
  return textPlaces(texts).flatMap(([place, text]) =>
    [...text.matchAll(chip)].flatMap((match): ChipFault[] => {
      const name = (match[1] ?? '').trim();
      const found = figureAt(name, source);
      return found.ok ? [] : [{ place, name, why: found.why }];
    }),
  );
}

/** Every text of the report by its place. */
export function textPlaces(texts: ReportTexts): readonly (readonly [string, string])[] {
  return [
    ['lead', texts.lead],
    ...texts.overview.map(({ text }, n) => [`overview.${n}.text`, text] as const),
    ['assessment', texts.assessment ?? ''],
    ['problems', texts.problems],
    ['other', texts.other],
  ];
}

/** Figures are printed without thousands separators. */
export function fillChips(text: string, source: FigureSource): string {
  return text.replace(chip, (whole, name: string) => {
    const found = figureAt(name.trim(), source);
    return found.ok ? String(found.value) : whole;
  });
}

export function fillTexts(texts: ReportTexts, source: FigureSource): ReportTexts {
  const fill = (text: string): string => fillChips(text, source);
  return {
    ...texts,
    lead: fill(texts.lead),
    overview: texts.overview.map((s) => ({ heading: s.heading, text: fill(s.text) })),
    problems: fill(texts.problems),
    other: fill(texts.other),
    ...(texts.assessment === undefined ? {} : { assessment: fill(texts.assessment) }),
  };
}
