// What reading a file gives: its text with places, and what whoever publishes it should know of it besides.

import type { TextBlock } from '../../rules/personal-data/text-block.ts';
import type { OfficeParts } from './office-zip.ts';

export interface FileReading {
  readonly blocks: readonly TextBlock[];
  /** Hidden sheets, comments, tracked changes, pages without text. */
  readonly notes: readonly string[];
  /** There is more than was read: a masked copy of it would only seem clean. */
  readonly isCut?: boolean;
}

/** Files within the file are not looked into. */
export function embeddedNotes(parts: OfficeParts): readonly string[] {
  const embedded = [...parts.keys()].filter((name) => /\/embeddings\/[^/]+$/.test(name)).length;
  return embedded === 0 ? [] : [`内嵌了${embedded}个文件，不能自动检查，请人工看过或者删去`];
}
