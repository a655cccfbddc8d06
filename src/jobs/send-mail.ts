// Mail by the operator's own server (GONGKAI_SMTP_URL), in the name of the site: whoever gets it sees from whom it is,
// where that is found and whom to ring, and can tell it from a fraud. The library is read when the first mail goes.

import type { SendMail } from '../commands/policies/send-pushes.ts';
import type { MailSettings } from '../rules/policy/push.ts';
import type { Database } from '../store/database.ts';
import { siteName, siteOrgan } from '../store/people/organs.ts';

const longest = 30_000; // ms

export interface MailSender {
  readonly name: string;
  /** Below every mail. */
  readonly signature: string;
}

/** The site; `undefined` before the first set-up. */
export async function mailSender(db: Database, origin: string): Promise<MailSender | undefined> {
  const organ = await siteOrgan(db);
  if (organ === undefined) return undefined;
  const { guide } = organ;
  const name = `${siteName(organ)}政府信息公开`;
  const lines = [
    '——————',
    name,
    `${origin}/`,
    ...(guide.phone === undefined ? [] : [`电话：${guide.phone}`]),
    '本邮件由系统发送，请不要直接回复。',
  ];
  return { name, signature: lines.join('\n') };
}

export function mailBy({ url, from, stopOrigin }: MailSettings, sender?: MailSender): SendMail {
  let opened: Promise<Transport> | undefined;
  return async ({ to, subject, text, id, stop }) => {
    opened ??= open(url);
    const transport = await opened;
    const host = from.split('@').at(-1)?.replace('>', '') ?? 'localhost';
    try {
      await transport.sendMail({
        from: sender === undefined ? from : { name: sender.name, address: from },
        to,
        subject,
        text: sender === undefined ? text : `${text}\n\n${sender.signature}`,
        messageId: `<${id}@${host}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...wayOut(stop, stopOrigin),
        },
      });
      return { ok: true };
    } catch (error) {
      const { responseCode = 0 } = error as { readonly responseCode?: number };
      // What the server says may repeat the address: only its number is kept.
      const said = responseCode === 0 ? '邮件服务器连接不上' : `邮件服务器回答${responseCode}`;
      return { fault: said, refused: responseCode >= 500 };
    }
  };
}

/**
 * For the button that mail programs show beside the sender (RFC 2369, 8058): they post to the address, which stops it
 * at once, while opening it only asks. Programs post to https alone and do not follow where they are sent on to: they
 * are given the address that answers.
 */
function wayOut(stop: string, origin: string | undefined): Readonly<Record<string, string>> {
  if (stop === '') return {};
  const at = origin === undefined ? stop : origin + new URL(stop).pathname;
  return {
    'List-Unsubscribe': `<${at}>`,
    ...(at.startsWith('https://') ? { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' } : {}),
  };
}

interface Transport {
  readonly sendMail: (mail: object) => Promise<unknown>;
}

async function open(url: string): Promise<Transport> {
  const { createTransport } = await import('nodemailer');
  return createTransport({
    url,
    connectionTimeout: longest,
    greetingTimeout: longest,
    socketTimeout: longest,
    // Nothing of a mail is read from the disk or fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
}
