// What no file can answer: forms, searches, the progress of one's own application. Where another server does it, the
// links and forms of the pages lead there.

import { formFormats } from '../../formats/print/print-form.ts';
import type { NginxSite } from '../../formats/site-export/nginx-conf.ts';
import type { ColumnRow } from '../../store/tables.ts';
import {
  applyStep,
  auditAddress,
  blankForm,
  compareStep,
  consultationsAddress,
  contactAddress,
  opinionStep,
  organStep,
  suggestStep,
  trackStep,
} from '../portal/addresses.ts';
import { policiesAddress, servedPolicies } from '../portal/policies/addresses.ts';
import { suggestionsAddress } from '../portal/suggestions-address.ts';
import { viewsFolder } from '../portal/views-address.ts';
import { oaiAddress, openDataFolder } from '../portal/open-data-addresses.ts';
import { statisticsFile } from '../portal/statistics.ts';
import { policyLibraryAddress } from '../portal/policy-library-address.ts';
import { policyListFiles } from '../portal/policy-list-file.ts';
import { ofKind } from './site-addresses.ts';

export function dynamicPlaces(
  columns: readonly ColumnRow[],
): Pick<NginxSite, 'served' | 'asked' | 'fresh' | 'posted'> {
  const apply = ofKind(columns, 'apply').map(({ path }) => `/${path}/`);
  const reports = ofKind(columns, 'reports').map(({ path }) => `/${path}/`);
  const steps = [applyStep, trackStep, opinionStep, suggestStep];
  return {
    served: [
      '/xianshi/',
      contactAddress,
      // The forms of consultations, by their number; the list of all is a page.
      ...['1', '2', '3', '4', '5', '6', '7', '8', '9'].map((n) => consultationsAddress + n),
      // Its list as a file is what is asked for at the moment.
      policyListFiles,
      ...servedPolicies,
      '/api/public/',
      '/api/openapi.json',
      suggestionsAddress,
      viewsFolder,
      '/sousuo/feed.',
      openDataFolder,
      oaiAddress,
      ...apply.flatMap((own) => steps.map((step) => `${own}${step}/`)),
    ],
    asked: [
      '/sousuo/',
      policyLibraryAddress,
      policiesAddress,
      ...apply.map((own) => `${own}${organStep}/`),
      ...reports.map((own) => `${own}${compareStep}/`),
    ],
    fresh: [
      statisticsFile,
      ...['/sousuo/', '/xianshi/'].flatMap(withFile),
      ...reports.flatMap((own) => [
        ...withFile(`${own}${compareStep}/`),
        ...['xlsx', 'csv'].map((format) => `${own}${compareStep}/${compareStep}.${format}`),
      ]),
      ...apply.flatMap((own) => Object.keys(formFormats).map((f) => `${own}${blankForm}.${f}`)),
    ],
    posted: [auditAddress],
  };
}

/** nginx asks itself for the file of a folder. */
function withFile(address: string): readonly string[] {
  return [address, `${address}index.html`];
}

/** Pages whose links to served places, questions and forms lead to the server at `origin`. */
export function leadingTo(origin: string, columns: readonly ColumnRow[]): (page: string) => string {
  const { served, asked } = dynamicPlaces(columns);
  const link = new RegExp(
    `\\b(action=")(?=/)|\\b(href=")(?=(?:/jg/[a-z0-9-]+)?(?:(?:${either(served)})|(?:${either(asked)})\\?))`,
    'g',
  );
  return (page) =>
    page
      // A page of another site may not ask there, and a number of this one there is not.
      .replaceAll(/\sdata-views="[^"]*"/g, '')
      .replaceAll(link, (_, action?: string, href?: string) => `${action ?? href ?? ''}${origin}`);
}

function either(addresses: readonly string[]): string {
  return addresses.map((address) => RegExp.escape(address)).join('|');
}
