// Whatever stands below the columns: finds the place and hands over to its page.

import { organAddress, type Place, placeAt } from './addresses.ts';
import { applyPage } from './apply.ts';
import { applyNoticePage } from './apply-notice.ts';
import { chooseOrganPage } from './choose-organ.ts';
import { blankFormFile } from './blank-form.ts';
import { commentPage } from './comment.ts';
import { contactPage, pageErrorPage } from './contact.ts';
import { documentPage } from './document.ts';
import { documentPaper } from './document-paper.ts';
import { documentHistoryPage } from './document-history.ts';
import { notFoundPage } from './error-page.ts';
import { filePreviewPage } from './file-preview.ts';
import { gazettePage } from './gazette.ts';
import { guidePage } from './guide.ts';
import { leavingPage } from './leaving.ts';
import { listPage } from './list.ts';
import { messageAnswerPage } from './message-answer.ts';
import { movedFrom } from './old-addresses.ts';
import { opinionPage } from './opinion.ts';
import { organPage } from './organ-home.ts';
import { isBelow, type PageRequest, type PageResult } from './page.ts';
import { allFiguresFile, allReportsFile } from './all-reports.ts';
import { annualReportPage } from './annual-report.ts';
import { compareReportsPage } from './compare-reports.ts';
import { reportFileResponse } from './report-files.ts';
import { reportsPage } from './reports.ts';
import { sectionPage } from './section.ts';
import { suggestions } from './suggestions.ts';
import { trackPage } from './track.ts';
import { websiteFileResponse, websiteReportPage, websiteReportsPage } from './website-report.ts';

export async function placePage(request: PageRequest): Promise<PageResult> {
  const own = organAddress(request.site.organ);
  if (isBelow(request.site) && request.path === own) return await organPage(request);
  if (`${request.path}/` === own) return request.http.redirect(own, 301);
  const place = placeAt(request.path, request.site.columns);
  if (place === undefined) return notFoundPage(request);
  if (place.kind === 'moved') {
    const isKnown = placeAt(place.to, request.site.columns) !== undefined;
    const old = isKnown ? undefined : await movedFrom(request);
    return old ?? request.http.redirect(place.to, 301);
  }
  if (place.kind === 'apply') return await applyPage(request, place.column);
  if (place.kind === 'track') return await trackPage(request, place.column);
  if (place.kind === 'suggest') {
    return request.http.req.method === 'POST' ? await suggestions(request) : notFoundPage(request);
  }
  if (place.kind === 'comment') return await commentPage(request, place.id);
  if (place.kind === 'contact') return await contactPage(request);
  if (place.kind === 'page-error') return await pageErrorPage(request, place.id);
  if (place.kind === 'message-answer') return await messageAnswerPage(request);
  if (place.kind === 'opinion') return await opinionPage(request, place.column);
  if (place.kind === 'choose-organ') return await chooseOrganPage(request, place.column);
  if (place.kind === 'blank-form') return await blankFormFile(request, place.format);
  if (place.kind === 'document') {
    const page = await documentPage(request, place.id);
    if (!(page instanceof Response) && page.status === undefined) return page;
    // An old system may have written addresses as ours: its number is another document's here.
    return (await movedFrom(request)) ?? page;
  }
  if (place.kind === 'document-paper') return await documentPaper(request, place);
  if (place.kind === 'document-history') return await documentHistoryPage(request, place.version);
  if (place.kind === 'file-preview') return await filePreviewPage(request, place.file);
  if (place.kind === 'report-file') return await reportFileResponse(request, place);
  if (place.kind === 'compare-reports') {
    return await compareReportsPage(request, place.column, place.format);
  }
  if (place.kind === 'website-reports') return await websiteReportsPage(request, place.column);
  if (place.kind === 'website-report') return await websiteReportPage(request, place);
  if (place.kind === 'website-report-file') return await websiteFileResponse(request, place);
  if (place.kind === 'all-reports') return await allReportsFile(request);
  if (place.kind === 'all-figures') return await allFiguresFile(request);
  if (place.kind === 'report') return await annualReportPage(request, place);
  return await columnPage(request, place);
}

async function columnPage(
  request: PageRequest,
  place: Extract<Place, { kind: 'column' }>,
): Promise<PageResult> {
  const { column, page, year } = place;
  const isPlain = page === 1 && year === undefined;
  if (column.link !== null) {
    return isPlain ? leavingPage(request, column, column.link) : notFoundPage(request);
  }
  if (column.kind === 'section') {
    return isPlain ? await sectionPage(request, column) : notFoundPage(request);
  }
  if (column.kind === 'guide' && isPlain) return await guidePage(request, column);
  if (column.kind === 'reports') return await reportsPage(request, column, page, year);
  if (column.kind === 'apply') {
    return isPlain ? applyNoticePage(request, column) : notFoundPage(request);
  }
  if (column.list_form === 'gazette') return await gazettePage(request, column, page, year);
  return await listPage(request, place);
}
