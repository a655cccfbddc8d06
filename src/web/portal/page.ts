// What a page of the portal is: its words, its place and its body. The frame around it is the same for
// all and drawn in one place (parts/frame.ts).

import type { Context } from 'hono';
import type { PageTopic } from '../../store/database/page-topics.ts';
import type { ColumnRow, OrganRow } from '../../store/tables.ts';
import type { WebContext } from '../context.ts';
import type { DisplayMode } from './display-mode.ts';
import type { Html } from './html.ts';

export type { Html } from './html.ts';

/** An organ with its columns; both small and read whole. */
interface OrganPlace {
  readonly organ: OrganRow;
  readonly columns: readonly ColumnRow[];
}

/** Where a page stands: with the organ whose site it is, or in the folder of one below it (/jg/{code}/). */
export interface Site extends OrganPlace {
  /** Of the whole site. */
  readonly name: string;
  /** How it prints the facts of a document. */
  readonly metadataLayout: OrganRow['metadata_layout'];
  /** The organ whose site it is: head, navigation and legal foot of every page. */
  readonly main: OrganPlace;
}

/** Whether the page stands in the folder of an organ below. */
export function isBelow({ organ, main }: Site): boolean {
  return organ.id !== main.organ.id;
}

export interface PageRequest {
  readonly context: WebContext;
  readonly http: Context;
  readonly site: Site;
  readonly mode: DisplayMode;
  /** As in the address line, without the query. */
  readonly path: string;
}

export interface Crumb {
  readonly label: string;
  /** Absent for the page itself. */
  readonly path?: string;
}

/** Page tags of 政府网站发展指引 (国办发〔2017〕47号); the site's own three are added by the frame. */
export interface ColumnTags {
  readonly name: string;
  readonly description: string;
  readonly keywords: string;
  readonly type: string;
}

export interface ArticleTags {
  readonly title: string;
  /** YYYY-MM-DD HH:mm. */
  readonly pubDate: string;
  readonly times?: { readonly published: Temporal.Instant; readonly modified: Temporal.Instant };
  readonly source: string;
  /** Address of its first picture on this site. */
  readonly image?: string | undefined;
  readonly keywords?: string | undefined;
  readonly author?: string | undefined;
  readonly description?: string | undefined;
}

export interface Page {
  /** Without the name of the site; absent on the home page. */
  readonly title?: string;
  readonly description?: string | undefined;
  readonly trail?: readonly Crumb[];
  readonly columnTags?: ColumnTags | undefined;
  readonly articleTags?: ArticleTags | undefined;
  /** The one address of this content, when it may be reached by others. */
  readonly canonical?: string | undefined;
  /** The column whose feed the page names beside the site's. */
  readonly feed?: Pick<ColumnRow, 'path' | 'name'>;
  /** The question of a search, as the addresses of its feeds end. */
  readonly searchFeed?: string;
  readonly jsonLd?: unknown;
  readonly body: Html;
  readonly status?: 200 | 400 | 403 | 404 | 405 | 410 | 413 | 422 | 429 | 500 | 503;
  /**
   * `public`: the same for everybody, kept in memory. `fresh`: depends on a query, made each time.
   * `personal`: nobody may keep it.
   */
  readonly keep: 'public' | 'fresh' | 'personal';
  /**
   * What it was made from beside the organ's particulars and columns, which are on every page (`[]`: nothing). One
   * that does not say is made anew after every change.
   */
  readonly topics?: readonly PageTopic[];
  /** Search engines are not to list it: what it shows belongs to another page. */
  readonly isUnlisted?: true;
  /** They are, though nobody keeps it: a form as it stands before anybody filled it in. */
  readonly isListed?: boolean;
  /** Instead of what every answer bears. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Has a form of the applicant's: the browser gets the script for them. */
  readonly forms?: boolean;
  /** Entry of the main navigation it belongs to, or a page that has its own search. */
  readonly section?: string | undefined;
}

export type PageResult = Page | Response;

/** What programs read instead of a page: feeds, the site map. */
export interface MachineFile {
  readonly text: string;
  readonly topics: readonly PageTopic[];
}
