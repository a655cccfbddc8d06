// OAI-PMH 2.0 as XML: what a harvester asked is repeated, then the answer or the errors. Nothing is read or decided
// here. https://www.openarchives.org/OAI/openarchivesprotocol.html

import { xmlElement, xmlText } from '../feeds/xml-text.ts';
import type { OpenDocument } from './open-document.ts';

export type OaiErrorCode =
  | 'badArgument'
  | 'badResumptionToken'
  | 'badVerb'
  | 'cannotDisseminateFormat'
  | 'idDoesNotExist'
  | 'noRecordsMatch';

export interface OaiError {
  readonly code: OaiErrorCode;
  readonly text: string;
}

export const oaiPrefix = 'oai_dc';
const dcSchema = 'http://www.openarchives.org/OAI/2.0/oai_dc.xsd';
const dcNamespace = 'http://www.openarchives.org/OAI/2.0/oai_dc/';

/** Seconds, as the protocol wants them. */
export function oaiMoment(at: Temporal.Instant): string {
  return at.toString({ smallestUnit: 'second', roundingMode: 'floor' });
}

/** @param asked is left out where it was not understood */
export function oaiAnswer(
  {
    at,
    baseUrl,
    asked,
  }: {
    readonly at: Temporal.Instant;
    readonly baseUrl: string;
    readonly asked: Readonly<Record<string, string>>;
  },
  content: string,
): string {
  const attributes = Object.entries(asked)
    .map(([name, value]) => ` ${name}="${xmlText(value)}"`)
    .join('');
  return `<?xml version="1.0" encoding="UTF-8"?>
<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/ http://www.openarchives.org/OAI/2.0/OAI-PMH.xsd">
<responseDate>${oaiMoment(at)}</responseDate>
<request${attributes}>${xmlText(baseUrl)}</request>
${content}
</OAI-PMH>
`;
}

export function oaiErrors(errors: readonly OaiError[]): string {
  return errors
    .map(({ code, text }) => `<error code="${code}">${xmlText(text)}</error>`)
    .join('\n');
}

export function oaiIdentify(site: {
  readonly name: string;
  readonly baseUrl: string;
  readonly email: string;
  readonly earliest: Temporal.Instant;
}): string {
  return [
    '<Identify>',
    xmlElement('repositoryName', site.name),
    xmlElement('baseURL', site.baseUrl),
    '<protocolVersion>2.0</protocolVersion>',
    xmlElement('adminEmail', site.email),
    `<earliestDatestamp>${oaiMoment(site.earliest)}</earliestDatestamp>`,
    '<deletedRecord>persistent</deletedRecord>',
    '<granularity>YYYY-MM-DDThh:mm:ssZ</granularity>',
    '</Identify>',
  ].join('\n');
}

export function oaiFormats(): string {
  return [
    '<ListMetadataFormats><metadataFormat>',
    xmlElement('metadataPrefix', oaiPrefix),
    xmlElement('schema', dcSchema),
    xmlElement('metadataNamespace', dcNamespace),
    '</metadataFormat></ListMetadataFormats>',
  ].join('\n');
}

/** A column is a set, with those below it. */
export function oaiSetOf(columnPath: string): string {
  return columnPath.replaceAll('/', ':');
}

export function oaiSets(
  columns: readonly { readonly path: string; readonly name: string }[],
  resumption: string | undefined,
): string {
  const sets = columns.map(
    ({ path, name }) =>
      `<set>${xmlElement('setSpec', oaiSetOf(path))}${xmlElement('setName', name)}</set>`,
  );
  return ['<ListSets>', ...sets, ...resumptionOf(resumption), '</ListSets>'].join('\n');
}

/** Absent metadata: it was taken off. */
export interface OaiRecord {
  readonly identifier: string;
  readonly changedAt: Temporal.Instant;
  readonly columns: readonly string[];
  readonly document?: OpenDocument | undefined;
}

export function oaiRecords(
  verb: 'GetRecord' | 'ListRecords' | 'ListIdentifiers',
  records: readonly OaiRecord[],
  labels: { readonly kind: (key: string) => string },
  resumption: string | undefined,
): string {
  const lines = records.map((record) => {
    if (verb === 'ListIdentifiers') return header(record);
    const { document } = record;
    const metadata =
      document === undefined ? '' : `\n<metadata>${dublinCore(document, labels)}</metadata>`;
    return `<record>\n${header(record)}${metadata}\n</record>`;
  });
  return [`<${verb}>`, ...lines, ...resumptionOf(resumption), `</${verb}>`].join('\n');
}

/** Nothing where the list was never parted; empty at the end of one that was. */
function resumptionOf(token: string | undefined): readonly string[] {
  return token === undefined ? [] : [`<resumptionToken>${xmlText(token)}</resumptionToken>`];
}

function header({ identifier, changedAt, columns, document }: OaiRecord): string {
  return [
    `<header${document === undefined ? ' status="deleted"' : ''}>`,
    xmlElement('identifier', identifier),
    `<datestamp>${oaiMoment(changedAt)}</datestamp>`,
    ...columns.map((path) => xmlElement('setSpec', oaiSetOf(path))),
    '</header>',
  ].join('');
}

function dublinCore(document: OpenDocument, { kind }: { kind: (key: string) => string }): string {
  const terms: readonly (readonly [string, string | null])[] = [
    ['title', document.title],
    ...document.issuers.map((issuer) => ['creator', issuer] as const),
    ...[document.theme, document.subtheme, ...document.keywords].map(
      (subject) => ['subject', subject] as const,
    ),
    ['description', document.summary],
    ['publisher', document.publisher],
    ['date', document.publishedOn],
    ['type', kind(document.kind)],
    ['format', 'text/html'],
    ['identifier', document.url],
    ['identifier', document.documentNumber],
    ['identifier', document.indexNumber],
    // Dublin Core means where it was taken from: of what the publisher says himself there is none.
    ['source', document.source === document.publisher ? null : document.source],
    ['language', 'zh-CN'],
    ...document.relations.map(({ name, url }) => ['relation', url ?? name] as const),
  ];
  return [
    `<oai_dc:dc xmlns:oai_dc="${dcNamespace}" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${dcNamespace} ${dcSchema}">`,
    ...terms.map(([name, value]) => xmlElement(`dc:${name}`, value)),
    '</oai_dc:dc>',
  ].join('');
}
