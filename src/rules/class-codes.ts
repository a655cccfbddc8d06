// Codes of the classes that a document bears, for those who count by them: a name may be written anew, its code stays. The
// State gives these lists no codes; theirs are their places in the list, so that new names are added at the end only.

import { documentKinds, genres, isGenre, isTheme, themes } from './document-classes.ts';
import { subthemes } from './subthemes.ts';

const twoFigures = (index: number): string => String(index + 1).padStart(2, '0');

export function themeCode(theme: string | null): string | null {
  return theme !== null && isTheme(theme) ? twoFigures(themes.indexOf(theme)) : null;
}

/** That of the theme with two figures more; none for what a site calls its own way. */
export function subthemeCode(theme: string | null, subtheme: string | null): string | null {
  if (theme === null || subtheme === null || !isTheme(theme)) return null;
  const index = subthemes[theme].indexOf(subtheme);
  return index < 0 ? null : `${twoFigures(themes.indexOf(theme))}${twoFigures(index)}`;
}

export function genreCode(genre: string | null): string | null {
  return genre !== null && isGenre(genre) ? twoFigures(genres.indexOf(genre)) : null;
}

/** 组配分类 bears the names of the kinds, so it has their codes. */
export function groupClassCode(groupClass: string | null): string | null {
  const found = Object.entries(documentKinds).find(([, { label }]) => label === groupClass);
  return found === undefined ? null : found[0];
}

export interface ClassCode {
  readonly field: 'kind' | 'theme' | 'subtheme' | 'groupClass' | 'genre';
  readonly code: string;
  readonly name: string;
  /** Code of the class above it. */
  readonly above: string;
}

/** Every code there is, list by list. */
export function classCodes(): readonly ClassCode[] {
  const kinds = Object.entries(documentKinds);
  const ofKinds = (field: 'kind' | 'groupClass'): readonly ClassCode[] =>
    kinds.map(([code, { label }]) => ({ field, code, name: label, above: '' }));
  return [
    ...ofKinds('kind'),
    ...themes.map((name, i) => ({ field: 'theme' as const, code: twoFigures(i), name, above: '' })),
    ...themes.flatMap((theme, i) =>
      subthemes[theme].map((name, j) => ({
        field: 'subtheme' as const,
        code: `${twoFigures(i)}${twoFigures(j)}`,
        name,
        above: twoFigures(i),
      })),
    ),
    ...ofKinds('groupClass'),
    ...genres.map((name, i) => ({ field: 'genre' as const, code: twoFigures(i), name, above: '' })),
  ];
}
