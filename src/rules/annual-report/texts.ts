// The written part of an annual report, with figures bound to the tables: `{{table3.received.total}}`
// stands in the text and the computed figure is printed, so that prose and tables cannot disagree.

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

const chip = /\{\{([a-z0-9.-]+)\}\}/gi;

/** Names used in a text that no figure bears: the text cannot be printed before they are mended. */
export function unknownChips(text: string, figures: Figures): readonly string[] {
  return [...text.matchAll(chip)]
    .map((match) => match[1] ?? '')
    .filter((name) => !Object.hasOwn(figures, name));
}

/** Figures are printed without thousands separators. */
export function fillChips(text: string, figures: Figures): string {
  return text.replace(chip, (whole, name: string) =>
    Object.hasOwn(figures, name) ? String(figures[name]) : whole,
  );
}
