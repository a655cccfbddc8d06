// A Word file to a body: opened with care, read with its numbers and merged cells, cleaned by the rules of pasting. Of
// tracked changes, comments and hidden text nothing is left but how much there was (P19).

import {
  element,
  type HtmlElement,
  type HtmlNode,
  plainTextOf,
} from '../../rules/body/html-tree.ts';
import { storedForm } from '../../rules/body/body-form.ts';
import { createCounter, type Finding } from '../../rules/paste/findings.ts';
import { type HeadGuess, guessHead } from '../../rules/paste/guess-head.ts';
import { pasteOf } from '../../rules/paste/paste.ts';
import type { ViolationCode } from '../../rules/violations.ts';
import { blockNodes, noteNodes, type WordText } from './blocks.ts';
import { readNumbering } from './numbering.ts';
import { openDocx } from './open-docx.ts';
import { countComments, countRevisions } from './revisions.ts';
import { readStyles } from './styles.ts';
import { allOf, childOf, childrenOf, xmlTree } from './xml.ts';

export interface WordDocument {
  readonly nodes: readonly HtmlNode[];
  readonly guess: HeadGuess;
  readonly findings: readonly Finding[];
  /** By the sum that stands in `data-file`, as they lay in the file. */
  readonly pictures: ReadonlyMap<string, Uint8Array>;
}

export type WordReading =
  | { readonly ok: true; readonly document: WordDocument }
  | { readonly ok: false; readonly code: ViolationCode; readonly detail?: string };

export async function readDocx(bytes: Uint8Array, name: string): Promise<WordReading> {
  const opened = await openDocx(bytes, name);
  if (!opened.ok) return opened;
  try {
    return { ok: true, document: documentOf(opened.parts) };
  } catch {
    // Broken XML, or made to break a reader.
    return { ok: false, code: 'word-unreadable' };
  }
}

function documentOf(parts: ReadonlyMap<string, Uint8Array>): WordDocument {
  const tree = (name: string): HtmlElement | undefined => {
    const bytes = parts.get(`word/${name}`);
    return bytes === undefined ? undefined : xmlTree(bytes);
  };
  const document = tree('document.xml');
  const body = childOf(childOf(document, 'w:document'), 'w:body');
  if (document === undefined || body === undefined) throw new Error('no body');
  const counter = createCounter();
  countRevisions(document, counter);
  countComments(document, tree('comments.xml'), counter);
  const text: WordText = {
    styles: readStyles(tree('styles.xml')),
    numbering: readNumbering(tree('numbering.xml')),
    counter,
    targets: targetsOf(tree('_rels/document.xml.rels')),
    media: (target) => parts.get(target.startsWith('/') ? target.slice(1) : `word/${target}`),
    pictures: new Map(),
    notes: [],
    boxes: [],
  };
  const blocks = blockNodes(body, text);
  const notes = notesOf(text, tree('footnotes.xml'), tree('endnotes.xml'), counter);
  const headers = [...parts].filter(
    ([name, bytes]) => /^word\/(?:header|footer)/.test(name) && hasText(bytes),
  );
  counter.add('header-footer', headers.length);
  const pasted = pasteOf([...blocks, ...notes], { counter, isWhole: true });
  const nodes = storedForm(pasted.nodes);
  return {
    nodes,
    guess: guessHead(pasted, nodes),
    findings: pasted.findings,
    pictures: text.pictures,
  };
}

function targetsOf(root: HtmlElement | undefined): WordText['targets'] {
  return new Map(
    childrenOf(childOf(root, 'Relationships'), 'Relationship').map(({ attributes }) => [
      attributes['Id'] ?? '',
      {
        target: attributes['Target'] ?? '',
        isOutside: attributes['TargetMode'] === 'External',
      },
    ]),
  );
}

/** Footnotes stand at the end, under their numbers. */
function notesOf(
  text: WordText,
  footnotes: HtmlElement | undefined,
  endnotes: HtmlElement | undefined,
  counter: WordText['counter'],
): readonly HtmlElement[] {
  for (const root of [footnotes, endnotes]) if (root !== undefined) countRevisions(root, counter);
  const found = new Map<string, HtmlElement>();
  for (const [kind, root, tag] of [
    ['f', footnotes, 'w:footnote'],
    ['e', endnotes, 'w:endnote'],
  ] as const) {
    for (const note of root === undefined ? [] : allOf(root, tag)) {
      found.set(`${kind}${note.attributes['w:id'] ?? ''}`, note);
    }
  }
  // A note that names a note would grow the list while it is read.
  return [...text.notes].flatMap((id, i) => {
    const note = found.get(id);
    return note === undefined ? [] : [element('p', [`[${i + 1}] `, ...noteNodes(note, text)])];
  });
}

function hasText(bytes: Uint8Array): boolean {
  return allOf(xmlTree(bytes), 'w:t').some((text) => plainTextOf(text).trim() !== '');
}
