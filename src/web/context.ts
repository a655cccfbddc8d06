// What the web is given when the server starts: the database, the clock, the calendar and the keys, the
// settings it needs, and its own short memory. Pages and interfaces take all of it from here.

import type { Context } from 'hono';
import type { FileContext } from '../commands/requests/add-case-file.ts';
import type { Clock, CommandContext } from '../commands/context.ts';
import type { ChannelRule } from '../rules/channel-address.ts';
import type { WorkingCalendar } from '../rules/calendar.ts';
import type { Database } from '../store/database.ts';
import type { Secrets } from '../store/database/secrets.ts';
import type { Attempts } from './attempts.ts';
import type { PageCache } from './page-cache.ts';
import type { Rate } from './rate.ts';
import type { SearchedWords } from './searched-words.ts';
import type { ViewCounts } from './view-counts.ts';

export interface WebContext {
  readonly db: Database;
  readonly clock: Clock;
  readonly calendar: WorkingCalendar;
  readonly secrets: Secrets;
  /** Attachments lie below it. */
  readonly dataFolder: string;
  /** Where what is shown of files is kept, when `db` is a moment that nothing can be written to. */
  readonly previewsIn?: Database;
  /** Scheme, host and port under which readers reach the site, without a trailing slash. */
  readonly origin: string;
  /** Other sites whose pages may send forms here. */
  readonly formOrigins: readonly string[];
  /** Bytes of a video that is published; absent: as a file that is looked through. */
  readonly largestVideo?: number;
  /** Where messages of what is published may go; absent: nowhere. */
  readonly channelRule?: ChannelRule;
  /** Mail can be sent; absent: nothing that needs it is offered. */
  readonly canMail?: boolean;
  /** The clock was set to another day (GONGKAI_NOW): every page says so. */
  readonly isClockSet: boolean;
  readonly pages: PageCache;
  /** What was searched for since the last minute, without whoever did. */
  readonly searched: SearchedWords;
  /** How often documents were opened since the last minute, by whomever. */
  readonly views: ViewCounts;
  /** Forms that were sent, by address. */
  readonly submissions: Rate;
  /** Wrong query codes and looks for like documents, by address. */
  readonly queryAttempts: Attempts;
  readonly suggestions: Attempts;
  readonly signInAttempts: Attempts;
  /** How often the open data is asked for, by address or token. */
  readonly openCalls: Rate;
  /** The address of the caller, proxies taken into account; never written into pages. */
  readonly addressOf: (http: Context) => string | undefined;
  readonly onRequest: (line: RequestLine) => void;
  readonly onError: (error: unknown) => void;
}

/** A line of the request log: no address, no query, no cookie, nothing of a form. */
export interface RequestLine {
  readonly method: string;
  readonly path: string;
  readonly status: number;
  readonly milliseconds: number;
}

/** What a command is given when somebody unknown acts from the portal. */
export function asApplicant(context: WebContext, organId: number): CommandContext {
  const { db, clock, calendar, secrets } = context;
  return { db, clock, calendar, secrets, organId, actor: { kind: 'applicant' } };
}

/** The same for a reader who comments or writes a message. */
export function asReader(context: WebContext, organId: number): CommandContext {
  return { ...asApplicant(context, organId), actor: { kind: 'reader' } };
}

/** The same for whoever holds a letter of consultation, who may bring files. */
export function asThirdParty(context: WebContext, organId: number): FileContext {
  const { db, clock, calendar, secrets, dataFolder } = context;
  return { db, clock, calendar, secrets, dataFolder, organId, actor: { kind: 'third-party' } };
}
