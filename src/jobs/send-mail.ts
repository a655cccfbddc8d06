// Mail by the operator's own server (GONGKAI_SMTP_URL). The library is read when the first mail goes.

import type { SendMail } from '../commands/policies/send-pushes.ts';
import type { MailSettings } from '../rules/policy/push.ts';

const longest = 30_000; // ms

export function mailBy({ url, from }: MailSettings): SendMail {
  let opened: Promise<Transport> | undefined;
  return async ({ to, subject, text, id, stop }) => {
    opened ??= open(url);
    const transport = await opened;
    const host = from.split('@').at(-1)?.replace('>', '') ?? 'localhost';
    try {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        messageId: `<${id}@${host}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          // A program that fetches links does not know what stands behind the #.
          ...(stop === '' || stop.includes('#') ? {} : { 'List-Unsubscribe': `<${stop}>` }),
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
