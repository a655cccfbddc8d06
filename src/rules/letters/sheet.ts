// A letter and a form as they lie on paper: what the template writes, the officer edits, the checker reads
// and formats/ prints as DOCX and PDF. Plain text in paragraphs: nothing in it can carry code or markup.

import type { IsoDay } from '../day.ts';

/** What an officer may edit. */
export interface LetterText {
  /** 补正告知书, 政府信息公开申请答复书… */
  readonly title: string;
  /** Name of the addressee, without the colon. */
  readonly addressee: string;
  /** Body, one paragraph each; indented by the printer. */
  readonly paragraphs: readonly string[];
  /** 附件说明, one name each; numbered by the printer. */
  readonly attachments: readonly string[];
}

/** What stands around the text and is never edited: head, number, signature, contact. */
export interface LetterSheet extends LetterText {
  /** In whose name the letter speaks: red head and signature block. */
  readonly issuer: string;
  /** 青公开〔2026〕7号; absent until it is signed: the sheet then says 未签发. */
  readonly number?: string;
  /** 成文日期: the day of signature. */
  readonly on?: IsoDay;
  /** 联系人、电话、地址 in the organ's words; printed below the signature. */
  readonly contact: readonly string[];
  /** A tear-off answer slip (征求意见的回执), printed on a page of its own. */
  readonly slip?: FormSheet;
}

/** A printable form with boxes: 登记表, 审批单, 送达回证, 登记回执, 申请表. */
export interface FormSheet {
  readonly title: string;
  readonly issuer: string;
  /** Right above the table: number, date. */
  readonly reference?: string;
  readonly rows: readonly FormRow[];
  /** Below the boxes, its headings again on every page: 卷内文件目录, 办理经过. */
  readonly list?: FormList;
  /** Below the table. */
  readonly notes: readonly string[];
  /** An address printed as a QR code (https://…), with the words beside it. */
  readonly qr?: {
    readonly address: string;
    readonly words: string;
    /** What people copy by hand: below the words and larger. */
    readonly code?: string;
  };
}

/**
 * One line of boxes: pairs of label and content, one or two of them. An empty content is a place to write
 * in by hand; `height` gives it that many lines (signatures, opinions). Boxes grow with what they hold.
 */
export interface FormRow {
  /** A line of its own above the boxes: 一、申请人. */
  readonly heading?: string;
  readonly boxes: readonly FormBox[];
  readonly height?: number;
}

export interface FormBox {
  readonly label: string;
  readonly content: string;
  /** At the lower right of the box: who signs, and when. */
  readonly foot?: string;
}

export interface FormList {
  readonly columns: readonly {
    readonly label: string;
    /** Share of the width. */
    readonly width: number;
  }[];
  readonly rows: readonly (readonly string[])[];
}
