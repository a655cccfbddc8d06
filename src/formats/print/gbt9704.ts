// The measures of GB/T 9704—2012 that both printers keep: A4, 版心 156 × 225 mm, 22 lines of 28 characters.

/** Millimetres. The type area is what the four margins leave of A4. */
export const page = {
  width: 210,
  height: 297,
  margin: { top: 37, bottom: 35, left: 28, right: 26 },
  area: { width: 156, height: 225 },
} as const;

/** Points. 号数 as word processors have them. */
export const size = { no2: 22, no3: 16, no4: 14, small4: 12 } as const;

/** 22 lines on a page, 28 characters on a line (points). */
export const pitch = {
  line: points(page.area.height / 22),
  character: points(page.area.width / 28),
} as const;

/** 发文机关标志: its upper edge lies 35 mm below that of the type area. */
export const headDrop = 35;

/** The red rule lies 4 mm below the number. */
export const ruleDrop = 4;

/** The page number lies 7 mm below the type area. */
export const pageNumberDrop = 7;

export const red = 'E60012';

/** 签发人 has not signed: said at the place of the number and on top of every page. */
export const unsignedMark = '〔未签发，仅供审阅〕';

export function points(millimetres: number): number {
  return (millimetres / 25.4) * 72;
}

export function twips(pointsOrMillimetres: number, unit: 'pt' | 'mm' = 'pt'): number {
  const inPoints = unit === 'mm' ? points(pointsOrMillimetres) : pointsOrMillimetres;
  return Math.round(inPoints * 20);
}

/**
 * 发文机关标志 fills a line of the type area where that leaves it larger than the title, else two.
 * @returns points
 */
export function headSize(issuer: string): number {
  const ems = Math.max(1, widthInEms(issuer));
  const one = (points(page.area.width) - 8) / ems;
  const fits = one >= 24 ? Math.min(44, one) : Math.min(34, 1.75 * one);
  return Math.max(size.no2, Math.floor(fits * 2) / 2);
}

/** Width of a line in 仿宋: what is not CJK takes half. */
export function widthInEms(text: string): number {
  let ems = 0;
  for (const character of text) ems += /[\u0020-\u024f]/u.test(character) ? 0.5 : 1;
  return ems;
}
