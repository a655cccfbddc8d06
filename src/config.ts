// Settings, read once from the environment into one frozen object. All faults are reported together:
// who sets up a server should not have to start it five times to learn of five mistakes.

import { isIP } from 'node:net';
import { availableParallelism } from 'node:os';
import { relative, resolve } from 'node:path';
import { isEmailAddress } from './rules/identity.ts';
import type { MailSettings } from './rules/policy/push.ts';
import type { ChannelRule } from './rules/channel-address.ts';

export interface Config {
  /** Where the database, the attachments and the locks live; absolute. */
  readonly dataFolder: string;
  /**
   * The file of the master secret, outside the data folder, so that a copy of that folder opens nothing;
   * absolute. Without it the secret lies in `keys/secret`.
   */
  readonly masterKeyFile: string | undefined;
  /** A PostgreSQL server of one's own; without it the embedded one is used. */
  readonly databaseUrl: string | undefined;
  readonly port: number;
  readonly host: string;
  /** Scheme, host and port under which readers reach the site, without a trailing slash. */
  readonly origin: string;
  /** Other sites whose pages may send the public forms here: an exported site, a portal that embeds them. */
  readonly formOrigins: readonly string[];
  /** Addresses or networks (CIDR) whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  /** Processes beside the server that answer public pages from memory. */
  readonly readers: number;
  /** Bytes of a video that is published with a document. */
  readonly largestVideo: number;
  /** Whether a first start without organs loads the example. */
  readonly example: boolean;
  /** Where messages of what is published may go; nowhere unless it is set. */
  readonly channelRule: ChannelRule;
  /** By which server mail is sent and in whose name; absent: none is sent. */
  readonly mail: MailSettings | undefined;
  /** Whether addresses of other sites in texts are asked for, to find those that lead nowhere. */
  readonly looksAtLinks: boolean;
  /** The instant at which the clock of server and jobs begins, for trying out other days. */
  readonly clockStartsAt: Temporal.Instant | undefined;
}

export type Environment = Readonly<Record<string, string | undefined>>;

export type ConfigReading =
  | { readonly config: Config; readonly faults?: never }
  | { readonly config?: never; readonly faults: readonly string[] };

/** `projectRoot` holds the default data folder; relative paths count from `cwd`. */
export function readConfig(env: Environment, projectRoot: string, cwd: string): ConfigReading {
  const faults: string[] = [];
  const setting = (name: string): string | undefined => env[name]?.trim() || undefined;

  const port = readPort(setting('PORT'), faults);
  const host = setting('HOST') ?? '127.0.0.1';
  const databaseUrl = readDatabaseUrl(setting('DATABASE_URL'), faults);
  const example = readSwitch('GONGKAI_EXAMPLE', setting('GONGKAI_EXAMPLE'), true, faults);
  const clockStartsAt = readInstant(setting('GONGKAI_NOW'), faults);
  if (clockStartsAt && !example && !isTestDatabase(databaseUrl)) {
    faults.push(
      'GONGKAI_NOW：只能与示例数据（GONGKAI_EXAMPLE=1）或名称以 gongkai_test 开头的数据库一起使用。',
    );
  }
  const dataFolder = resolve(cwd, setting('GONGKAI_DATA') ?? resolve(projectRoot, 'data'));
  const config: Config = {
    dataFolder,
    masterKeyFile: readMasterKeyFile(setting('GONGKAI_MASTER_KEY_FILE'), dataFolder, cwd, faults),
    databaseUrl,
    port,
    host,
    origin:
      readOrigin('GONGKAI_ORIGIN', setting('GONGKAI_ORIGIN'), faults) ?? defaultOrigin(host, port),
    formOrigins: readOrigins(setting('GONGKAI_FORM_ORIGINS'), faults),
    trustedProxies: readProxies(setting('GONGKAI_TRUSTED_PROXIES'), faults),
    readers: readReaders(setting('GONGKAI_READERS'), faults),
    largestVideo: readVideoSize(setting('GONGKAI_VIDEO_MB'), faults),
    example,
    channelRule: {
      hosts: readHosts(setting('GONGKAI_CHANNEL_HOSTS'), faults),
      allowsPrivate: readSwitch(
        'GONGKAI_CHANNEL_PRIVATE',
        setting('GONGKAI_CHANNEL_PRIVATE'),
        false,
        faults,
      ),
    },
    mail: readMail(
      {
        text: setting('GONGKAI_SMTP_URL'),
        from: setting('GONGKAI_MAIL_FROM'),
        stopOrigin: readOrigin(
          'GONGKAI_MAIL_STOP_ORIGIN',
          setting('GONGKAI_MAIL_STOP_ORIGIN'),
          faults,
        ),
      },
      faults,
    ),
    looksAtLinks: readSwitch('GONGKAI_LINK_CHECK', setting('GONGKAI_LINK_CHECK'), false, faults),
    clockStartsAt,
  };
  return faults.length > 0 ? { faults } : { config: Object.freeze(config) };
}

function readMasterKeyFile(
  text: string | undefined,
  dataFolder: string,
  cwd: string,
  faults: string[],
): string | undefined {
  if (text === undefined) return undefined;
  const file = resolve(cwd, text);
  if (/^\.\.(?:[\\/]|$)|^(?:[a-z]:|\/)/i.test(relative(dataFolder, file))) return file;
  faults.push(`GONGKAI_MASTER_KEY_FILE：“${text}”在数据目录之内，主密钥应放在数据目录之外。`);
  return undefined;
}

function readPort(text: string | undefined, faults: string[]): number {
  if (text === undefined) return 8080;
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port >= 1 && port <= 65_535) return port;
  faults.push(`PORT：“${text}”不是端口号，应为 1 到 65535 之间的整数。`);
  return 8080;
}

const mostReaders = 3;

/** Where nothing is said, one for each further core: few are enough to fill a line. */
function readReaders(text: string | undefined, faults: string[]): number {
  const usual = Math.min(mostReaders, availableParallelism() - 1);
  if (text === undefined) return usual;
  if (/^\d{1,2}$/.test(text) && Number(text) <= 32) return Number(text);
  faults.push(`GONGKAI_READERS：“${text}”应为 0 到 32 之间的整数。`);
  return usual;
}

const usualVideo = 500;

function readVideoSize(text: string | undefined, faults: string[]): number {
  const size = text === undefined ? usualVideo : Number(text);
  if (Number.isInteger(size) && size >= 1 && size <= 4096) return size * 1024 * 1024;
  faults.push(`GONGKAI_VIDEO_MB：“${text}”应为 1 到 4096 之间的整数，单位 MB。`);
  return usualVideo * 1024 * 1024;
}

function readDatabaseUrl(text: string | undefined, faults: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url?.protocol === 'postgres:' || url?.protocol === 'postgresql:') return text;
  // The value is not repeated: it may hold a password.
  faults.push('DATABASE_URL：应为 postgres://用户:密码@主机:端口/数据库名 的形式。');
  return undefined;
}

function readMail(
  { text, from, stopOrigin }: Readonly<Record<'text' | 'from' | 'stopOrigin', string | undefined>>,
  faults: string[],
): MailSettings | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if ((url?.protocol !== 'smtp:' && url?.protocol !== 'smtps:') || url.hostname === '') {
    // The value is not repeated: it may hold a password.
    faults.push('GONGKAI_SMTP_URL：应为 smtps://用户:密码@主机:端口 的形式。');
    return undefined;
  }
  if (from === undefined || !isEmailAddress(from)) {
    faults.push(
      'GONGKAI_MAIL_FROM：设了 GONGKAI_SMTP_URL 的，应写明发件邮箱，如 gongkai@example.gov.cn。',
    );
    return undefined;
  }
  return Object.freeze({ url: text, from, ...(stopOrigin === undefined ? {} : { stopOrigin }) });
}

/** Tests and trials may play with the clock; their databases say so in their name. */
export function isTestDatabase(databaseUrl: string | undefined): boolean {
  return databaseUrl !== undefined && new URL(databaseUrl).pathname.startsWith('/gongkai_test');
}

function readOrigin(name: string, text: string | undefined, faults: string[]): string | undefined {
  if (text === undefined) return undefined;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const isWeb = url?.protocol === 'http:' || url?.protocol === 'https:';
  if (url && isWeb && url.pathname === '/' && !url.search && !url.hash && !url.username) {
    return url.origin;
  }
  faults.push(
    `${name}：“${text}”应为网站的访问地址，只含协议、主机和端口，如 https://www.example.gov.cn。`,
  );
  return undefined;
}

function readOrigins(text: string | undefined, faults: string[]): readonly string[] {
  const entries = (text ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  const origins = entries.flatMap((entry) => {
    const url = URL.canParse(entry) ? new URL(entry) : undefined;
    if (url !== undefined && /^https?:$/.test(url.protocol) && url.origin === entry.toLowerCase()) {
      return [url.origin];
    }
    faults.push(
      `GONGKAI_FORM_ORIGINS：“${entry}”应为网站的访问地址，只含协议、主机和端口；多个之间用逗号分隔。`,
    );
    return [];
  });
  return Object.freeze(origins);
}

function defaultOrigin(host: string, port: number): string {
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${isIP(name) === 6 ? `[${name}]` : name}:${port}`;
}

function readProxies(text: string | undefined, faults: string[]): readonly string[] {
  const entries = (text ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  for (const entry of entries) {
    if (!isAddressOrNetwork(entry)) {
      faults.push(
        `GONGKAI_TRUSTED_PROXIES：“${entry}”不是 IP 地址或网段；多个之间用逗号分隔，如 10.0.0.1,10.1.0.0/16。`,
      );
    }
  }
  return Object.freeze(entries);
}

/** As a URL writes them: lower case, the port only where it is not the usual one. */
function readHosts(text: string | undefined, faults: string[]): readonly string[] {
  const entries = (text ?? '').split(/[\s,]+/).filter((entry) => entry !== '');
  const hosts = entries.flatMap((entry) => {
    const url = URL.canParse(`https://${entry}/`) ? new URL(`https://${entry}/`) : undefined;
    if (url !== undefined && url.host === entry.toLowerCase()) return [url.host];
    faults.push(
      `GONGKAI_CHANNEL_HOSTS：“${entry}”不是主机名；多个之间用逗号分隔，如 api.example.cn,10.0.0.8:8443。`,
    );
    return [];
  });
  return Object.freeze(hosts);
}

function isAddressOrNetwork(entry: string): boolean {
  const [address = '', bits, ...rest] = entry.split('/');
  const family = isIP(address);
  if (family === 0 || rest.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && +bits <= (family === 4 ? 32 : 128));
}

function readSwitch(
  name: string,
  text: string | undefined,
  fallback: boolean,
  faults: string[],
): boolean {
  if (text === undefined) return fallback;
  if (text === '1' || text === '0') return text === '1';
  faults.push(`${name}：“${text}”应为 1（是）或 0（否）。`);
  return fallback;
}

function readInstant(text: string | undefined, faults: string[]): Temporal.Instant | undefined {
  if (text === undefined) return undefined;
  try {
    return Temporal.Instant.from(text);
  } catch {
    faults.push(
      `GONGKAI_NOW：“${text}”不是带时区的时刻，应写成 2026-03-02T09:00:00+08:00 的形式。`,
    );
    return undefined;
  }
}
