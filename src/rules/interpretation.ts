// 政策解读 (国办发〔2016〕80号; 国办发〔2017〕47号): which document asks for one, what each form has to bring along for
// who cannot see or hear it, and how well an organ explains.

import { type InterpretationForm, interpretationForms } from './document-classes.ts';
import type { DocumentContent } from './document-content.ts';
import { isPhoto } from './postings.ts';
import { violation, type Violation } from './violations.ts';

/** Whether its publication opens the task (谁起草、谁解读). */
export function asksForInterpretation({
  kind,
  interpretation,
}: Pick<DocumentContent, 'kind' | 'interpretation'>): boolean {
  if (interpretation) return interpretation.need === 'due';
  return kind === 'rule' || kind === 'normative-document';
}

/** Forms that say nothing to who cannot see or hear them: their words stand in the text (无障碍环境建设法 32). */
const needsWords: Readonly<Record<InterpretationForm, boolean>> = {
  text: false,
  picture: true,
  questions: false,
  'audio-video': true,
  conference: true,
  expert: false,
  head: false,
};

/** Fewer characters than that are a caption, not a text alternative [choice]. */
const fewestWords = 50;

/** Whether a text is a caption at most. */
export function isBarelyWorded(body: string): boolean {
  return body.replaceAll(/<[^>]*>|&(?:nbsp|#160|#xa0);|\s/gi, '').length < fewestWords;
}

/** What is seen and heard, by its name: what it is was told by its content when it came (formats/attachment-type.ts). */
export function isVideo(name: string): boolean {
  return /\.(?:mp4|m4v|webm)$/i.test(name);
}

/** What is heard alone. */
export function isSound(name: string): boolean {
  return /\.(?:mp3|m4a|weba)$/i.test(name);
}

/** Seen or heard, not read. */
export function isRecording(name: string): boolean {
  return isVideo(name) || isSound(name);
}

export function interpretationViolations(
  content: Pick<
    DocumentContent,
    'kind' | 'interpretation' | 'interpretationForm' | 'body' | 'attachments'
  >,
): readonly Violation[] {
  const { kind, interpretation, interpretationForm: form, body } = content;
  const found: Violation[] = [];
  if (interpretation?.need === 'not-needed' && (interpretation.reason ?? '').trim() === '') {
    found.push(violation('interpretation-reason-missing', 'interpretation.reason'));
  }
  const names = (content.attachments ?? []).map(({ name }) => name);
  if (isBarelyWorded(body)) {
    const label = form && needsWords[form] ? interpretationForms[form] : undefined;
    // An expert whose words are a picture says as little as a 图解, whatever it is called.
    if (
      kind === 'interpretation' &&
      (label !== undefined || /<img\b/i.test(body) || names.some(isPhoto))
    ) {
      found.push(violation('interpretation-words-missing', 'body', label ?? '图片'));
    } else {
      const recordings = names.filter(isRecording);
      if (recordings.length > 0)
        found.push(violation('video-words-missing', 'body', recordings.join('、')));
    }
  }
  return found;
}

/** Other than plain text, of all whose form is stated or not: the figures are those of the annual report. */
export function nonTextCount(byForm: Readonly<Record<string, number>>): number {
  return (Object.keys(interpretationForms) as InterpretationForm[])
    .filter((form) => form !== 'text')
    .reduce((sum, form) => sum + (byForm[form] ?? 0), 0);
}

/** Working days may be set between these. */
export const interpretationDaysBounds = { least: 1, most: 20 } as const;
