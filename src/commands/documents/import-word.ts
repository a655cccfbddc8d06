// A Word file made into a draft's text: read, its pictures drawn anew and stored, what was recognised handed back to
// be confirmed. The file itself is kept nowhere, so that nothing of its tracked changes can come out of it (P19).

import { bodyText } from '../../formats/document-body.ts';
import { readDocxApart } from '../../formats/docx/read-docx-apart.ts';
import { element, type HtmlNode, htmlOf, isElement } from '../../rules/body/html-tree.ts';
import type { DocumentFile } from '../../rules/document-content.ts';
import type { Finding } from '../../rules/paste/findings.ts';
import type { HeadGuess } from '../../rules/paste/guess-head.ts';
import { secrecyMarkIn } from '../../rules/secrecy-mark.ts';
import { violation } from '../../rules/violations.ts';
import type { FileContext } from '../requests/add-case-file.ts';
import { done, refused, refusedFor, type Result } from '../context.ts';
import { storePicture } from './store-picture.ts';

export interface ImportedWord {
  readonly body: string;
  readonly guess: HeadGuess;
  /** Pictures of the text, among the files of the document from now on. */
  readonly files: readonly DocumentFile[];
  readonly findings: readonly Finding[];
}

export async function importWord(
  context: Pick<FileContext, 'db' | 'dataFolder'>,
  given: { readonly name: string; readonly bytes: Uint8Array },
): Promise<Result<ImportedWord>> {
  const reading = await readDocxApart(given.bytes, given.name);
  if (!reading.ok) return refused(violation(reading.code, 'file', reading.detail));
  const { nodes, guess, findings, pictures } = reading.document;
  const html = htmlOf(nodes);
  // It must not even lie in this system (保密法 35): asked before a picture of it is stored.
  const mark = secrecyMarkIn(`${guess.title ?? ''}\n${bodyText(html)}`);
  if (mark !== undefined) return refusedFor('secrecy-mark', 'file');
  const stored = new Map<string, DocumentFile>();
  for (const [sum, bytes] of pictures) {
    if (!html.includes(sum)) continue;
    const file = await storePicture(context, { name: `图${stored.size + 1}`, bytes });
    if (file.ok) stored.set(sum, file.value);
  }
  const used = [...pictures.keys()].filter((sum) => html.includes(sum));
  const lost = used.length - stored.size;
  return done({
    body: htmlOf(withStored(nodes, stored)),
    guess,
    files: [...stored.values()],
    findings: lost === 0 ? findings : [...findings, { code: 'lost-picture', count: lost }],
  });
}

/** Each picture under the sum of what is stored; one that could not be drawn goes. */
function withStored(
  nodes: readonly HtmlNode[],
  stored: ReadonlyMap<string, DocumentFile>,
): readonly HtmlNode[] {
  return nodes.flatMap((node): readonly HtmlNode[] => {
    if (!isElement(node)) return [node];
    if (node.tag === 'img') {
      const file = stored.get(node.attributes['data-file'] ?? '');
      if (file === undefined) return [];
      return [element('img', [], { 'data-file': file.sha256, alt: node.attributes['alt'] ?? '' })];
    }
    const children = withStored(node.children, stored);
    return node.tag === 'figure' && children.length === 0 ? [] : [{ ...node, children }];
  });
}
