// What any act may be refused for.

import type { Refusals } from './refusals.ts';

export const everywhere = {
  'date-in-future': { provision: '条例45', zh: '日期不能晚于今天' },
  'date-before-previous-step': { provision: '条例45', zh: '日期不能早于上一步办理的日期' },
  'date-outside-calendar': {
    provision: '放假办法2',
    zh: '日期超出工作日历的范围（2017年至2041年）',
  },
  'organ-unknown': { provision: '条例27', zh: '没有这个机关' },
  'reset-needs-console': {
    provision: 'GB/T 22239—2019 8.1.4.2',
    zh: '管理员、负责人和签发人的密码不能在这里重置，请在服务器上运行 bin/gongkai reset-password',
  },
  'scan-proves-letter': {
    provision: '条例45',
    zh: '这份扫描件是补录文书的依据，随案卷保存，不能改为身份证明',
  },
  'file-unknown': { provision: '条例45', zh: '没有这个附件' },
  'request-unknown': { provision: '条例45', zh: '没有这件申请' },
  'document-unknown': { provision: '条例24', zh: '没有这份文件' },
  'year-unknown': { provision: '条例50', zh: '没有这个年度的记录' },
  'not-permitted': { provision: '条例4', zh: '您的岗位没有这项权限' },
  'changed-meanwhile': { provision: '条例45', zh: '您打开之后，内容已被别人改动，请刷新后重试' },
} as const satisfies Refusals;
