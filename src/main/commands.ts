// The commands of bin/gongkai. Each lives in src/main/<name>.ts and is loaded only when it is asked
// for: `workdays` should not wait for a web server to be read.

import type { Command } from './context.ts';

interface CommandEntry {
  /** Those without one are for the server's own use. */
  readonly summary?: string;
  readonly load: () => Promise<Command>;
}

export const commands: Readonly<Record<string, CommandEntry>> = {
  serve: {
    summary: '启动服务（门户、后台、接口和数据库）',
    load: () => import('./serve.ts'),
  },
  init: {
    summary: '空装后建立第一个机关和管理员',
    load: () => load('init'),
  },
  'reset-password': {
    summary: '重置一名人员的密码：用户名',
    load: () => load('reset-password'),
  },
  import: {
    summary: '从文件、工作簿或者旧网站的网页导入政府信息',
    load: () => load('import'),
  },
  addresses: {
    summary: '写出旧网站的地址对照（CSV 或 nginx map）',
    load: () => load('addresses'),
  },
  'export-site': {
    summary: '把公开网站导出成文件，附签名的清单',
    load: () => load('export-site'),
  },
  'verify-site': {
    summary: '按清单核对导出的网站：改动、缺失、多出的文件',
    load: () => load('verify-site'),
  },
  'pack-site': {
    summary: '把导出的网站上次以来的变动打成一包，送到另一张网',
    load: () => load('pack-site'),
  },
  'apply-site': {
    summary: '核对送来的导出，使对外的网站与它一致；恢复被篡改的文件',
    load: () => load('apply-site'),
  },
  report: {
    summary: '由记录算出年度报告',
    load: () => load('report'),
  },
  audit: {
    summary: '审核已发布的年度报告（Word、PDF、HTML、Markdown、文本）',
    load: () => load('audit'),
  },
  calendar: {
    summary: '装入一年的放假安排，重算在办申请的期限',
    load: () => load('calendar'),
  },
  keys: {
    summary: '查看、更换加密密钥',
    load: () => load('keys'),
  },
  retention: {
    summary: '列出、删除保存期限已满的个人信息',
    load: () => load('retention'),
  },
  workdays: {
    summary: '推算工作日：--from 日期 --add 天数 [--json]',
    load: () => import('./workdays.ts'),
  },
  'load-example': { load: () => load('load-example') },
};

async function load(name: string): Promise<Command> {
  return (await import(`./${name}.ts`)) as Command;
}

const developerCommands = {
  dev: '开发：源文件改动后自动重启、重建后台',
  test: '运行测试 [文件…] [node --test 的选项]',
  check: '检查类型、代码规则、格式和模块依赖方向',
  fix: '自动修正代码规则与格式',
  bench: '测量性能 [名称]',
};

const settings = {
  GONGKAI_DATA: '数据目录（默认 ./data）',
  GONGKAI_MASTER_KEY_FILE: '主密钥文件，放在数据目录之外（默认数据目录下的 keys/secret）',
  DATABASE_URL: '自备的 PostgreSQL（15 或更高版本）；不设则用内置数据库',
  PORT: '端口（默认 8080）',
  HOST: '监听地址（默认 127.0.0.1）',
  GONGKAI_ORIGIN: '对外的访问地址，用于链接、二维码和安全 Cookie',
  GONGKAI_FORM_ORIGINS: '可以把公开表单提交到这里的其他网站（逗号分隔）',
  GONGKAI_TRUSTED_PROXIES: '受信任的反向代理（IP 或网段，逗号分隔）',
  GONGKAI_VIDEO_MB: '公开的视频最大多少 MB（默认 500，最大 4096）',
  GONGKAI_CHANNEL_HOSTS: '允许推送的渠道主机（逗号分隔；不设则不向外发送）',
  GONGKAI_READERS: '主进程之外从内存答复公开页面的进程数（默认核数减一，最多3）',
  GONGKAI_CHANNEL_PRIVATE: '渠道可以是内部网络地址和 http（默认 0）',
  GONGKAI_SMTP_URL: '发送邮件的服务器（smtps://用户:密码@主机:465；不设则不发邮件）',
  GONGKAI_MAIL_FROM: '发件邮箱，设了 GONGKAI_SMTP_URL 时必填',
  GONGKAI_MAIL_STOP_ORIGIN: '网站是导出的文件、表单由另一网址答复的：那个网址，邮件的一键退订用',
  GONGKAI_LINK_CHECK: '1：访问文件和草稿里的外部链接，找出打不开的（默认 0）',
  GONGKAI_EXAMPLE: '首次启动是否装入示例（默认 1；0 为空装）',
  GONGKAI_NOW: '把时钟拨到某一时刻（仅限示例或测试数据库）',
};

export function helpText(): string {
  const summaries = Object.fromEntries(
    Object.entries(commands).flatMap(([name, { summary }]) =>
      summary === undefined ? [] : [[name, summary] as const],
    ),
  );
  return `政府信息公开平台

用法：bin/gongkai 命令 [参数]

命令：
${list(summaries, widest(summaries))}
开发用：
${list(developerCommands, widest(developerCommands))}
设置（环境变量）：
${list(settings, widest(settings))}`;
}

/** Of the names, and the gap before what they do. */
function widest(entries: Readonly<Record<string, string>>): number {
  return Math.max(...Object.keys(entries).map(({ length }) => length)) + 2;
}

function list(entries: Readonly<Record<string, string>>, width: number): string {
  return Object.entries(entries)
    .map(([name, text]) => `  ${name.padEnd(width)}${text}\n`)
    .join('');
}
