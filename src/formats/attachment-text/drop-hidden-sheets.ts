// A workbook without the sheets that it hides: the sheet, its entry, its relations, its names; formulas that read it
// keep the value they had.

import { type OfficeParts, setPart, textOfPart } from './office-zip.ts';
import { sheetsOf } from './read-xlsx-text.ts';
import { escapedXml } from './xml-tags.ts';

/** Names of the sheets that went. */
export function dropHiddenSheets(parts: OfficeParts): readonly string[] {
  const sheets = sheetsOf(parts);
  const hidden = sheets.filter(({ isHidden }) => isHidden);
  // A workbook without a sheet is none.
  if (hidden.length === 0 || hidden.length === sheets.length) return [];
  const gone = new Set(hidden.map(({ file }) => file));
  for (const file of gone) {
    parts.delete(file);
    parts.delete(relationsOf(file));
  }
  parts.delete('xl/calcChain.xml');
  dropCaches(parts);
  change(parts, 'xl/workbook.xml', (xml) => withoutSheets(xml, sheets, gone));
  change(parts, 'xl/_rels/workbook.xml.rels', (xml) =>
    xml.replaceAll(/<Relationship\s[^>]*>/g, (tag) => {
      const isGone = hidden.some(({ relation }) => tag.includes(`"${relation}"`));
      return isGone || /calcChain|pivotCacheDefinition/.test(tag) ? '' : tag;
    }),
  );
  const names = hidden.map(({ name }) => name);
  for (const { file, isHidden } of sheets) {
    if (!isHidden) change(parts, file, (xml) => withoutFormulasOf(xml, names));
  }
  dropOrphans(parts);
  change(parts, '[Content_Types].xml', (xml) =>
    xml.replaceAll(/<Override\s[^>]*>/g, (tag) => {
      const name = /PartName="\/([^"]+)"/.exec(tag)?.[1] ?? '';
      return parts.has(name) ? tag : '';
    }),
  );
  return names;
}

/** Titles of sheets stand in the particulars of the file too. */
function dropCaches(parts: OfficeParts): void {
  parts.delete('docProps/app.xml');
  change(parts, '_rels/.rels', (xml) =>
    xml.replaceAll(/<Relationship\s[^>]*>/g, (tag) =>
      tag.includes('docProps/app.xml') ? '' : tag,
    ),
  );
  // Pivot tables keep every row they were made of.
  for (const name of parts.keys())
    if (/^xl\/pivot(?:Cache|Tables)\//.test(name)) parts.delete(name);
  for (const name of [...parts.keys()].filter((one) => one.startsWith('xl/worksheets/_rels/'))) {
    change(parts, name, (xml) =>
      xml.replaceAll(/<Relationship\s[^>]*>/g, (tag) => (/pivotTable/.test(tag) ? '' : tag)),
    );
  }
}

function withoutSheets(
  xml: string,
  sheets: ReturnType<typeof sheetsOf>,
  gone: ReadonlySet<string>,
): string {
  const kept = sheets.flatMap(({ file }, n) => (gone.has(file) ? [] : [n]));
  let index = -1;
  const hiddenNames = sheets.filter(({ file }) => gone.has(file)).map(({ name }) => name);
  return xml
    .replaceAll(/<(?:\w+:)?sheet\s[^>]*>/g, (tag) => {
      index += 1;
      return gone.has(sheets[index]?.file ?? '') ? '' : tag;
    })
    .replaceAll(/<(?:\w+:)?definedName\s[^>]*>[\s\S]*?<\/(?:\w+:)?definedName>/g, (tag) => {
      const scope = /localSheetId="(\d+)"/.exec(tag)?.[1];
      const place = scope === undefined ? undefined : kept.indexOf(Number(scope));
      if (place === -1 || hiddenNames.some((name) => namesSheet(tag, name))) return '';
      return place === undefined
        ? tag
        : tag.replace(/localSheetId="\d+"/, `localSheetId="${place}"`);
    })
    .replaceAll(/<(?:\w+:)?pivotCaches>[\s\S]*?<\/(?:\w+:)?pivotCaches>/g, '')
    .replaceAll(/\s(?:activeTab|firstSheet)="\d+"/g, '');
}

function namesSheet(formula: string, name: string): boolean {
  const written = escapedXml(name);
  return formula.includes(`${written}!`) || formula.includes(`${written.replaceAll("'", "''")}'!`);
}

function withoutFormulasOf(xml: string, names: readonly string[]): string {
  return xml.replaceAll(/<(?:\w+:)?f(?:\s[^>]*)?>[\s\S]*?<\/(?:\w+:)?f>/g, (formula) =>
    names.some((name) => namesSheet(formula, name)) ? '' : formula,
  );
}

/** Comments and drawings that only a sheet that went has shown. */
function dropOrphans(parts: OfficeParts): void {
  const named = new Set<string>();
  for (const [name, xml] of textsOf(parts, /\.rels$/)) {
    const folder = name.replace(/_rels\/[^/]+$/, '');
    for (const [, target = ''] of xml.matchAll(/Target="([^"]+)"/g))
      named.add(resolved(folder, target));
  }
  for (const name of parts.keys()) {
    if (
      /^xl\/(?:comments|threadedComments|drawings|tables|charts|printerSettings|media)/.test(
        name,
      ) &&
      !named.has(name) &&
      !/_rels\//.test(name)
    ) {
      parts.delete(name);
      parts.delete(relationsOf(name));
    }
  }
}

function resolved(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const path = folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') path.pop();
    else if (part !== '.') path.push(part);
  }
  return path.join('/');
}

function relationsOf(file: string): string {
  return file.replace(/([^/]+)$/, '_rels/$1.rels');
}

function* textsOf(parts: OfficeParts, pattern: RegExp): Iterable<readonly [string, string]> {
  for (const name of parts.keys())
    if (pattern.test(name)) yield [name, textOfPart(parts, name) ?? ''];
}

function change(parts: OfficeParts, name: string, by: (xml: string) => string): void {
  const xml = textOfPart(parts, name);
  if (xml !== undefined) setPart(parts, name, by(xml));
}
