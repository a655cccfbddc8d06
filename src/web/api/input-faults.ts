// What is wrong with the input of a call, in Chinese and naming the field: the library's own sentences speak of its
// types, and half of them English.

import { z } from '@hono/zod-openapi';
import { zhCN } from 'zod/locales';
import { fieldLabels } from './field-labels.ts';

const typeNames: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: '是或者否',
  array: '列表',
  object: '一组内容',
  record: '一组内容',
};

const formatTexts: Readonly<Record<string, string>> = {
  datetime: '应当是时间，写作2026-03-02T09:00:00+08:00',
  date: '应当是日期，写作2026-03-02',
  email: '不是有效的邮箱地址',
  url: '不是有效的网址',
  uuid: '不是有效的编号',
};

z.config({ ...zhCN(), customError: sentenceOf });

function sentenceOf(issue: z.core.$ZodRawIssue): string | undefined {
  switch (issue.code) {
    case 'invalid_type': {
      if (issue.input === undefined) return '没有填写';
      const wanted = typeNames[issue.expected];
      return wanted === undefined ? '填写的内容不对' : `应当是${wanted}`;
    }
    case 'invalid_value':
      return issue.input === undefined ? '没有填写' : '不在可以选择的范围内';
    case 'too_small':
      if (issue.origin === 'string') {
        return issue.minimum === 1 ? '没有填写' : `至少${issue.minimum}个字`;
      }
      if (issue.origin === 'array' || issue.origin === 'set') return `至少要有${issue.minimum}项`;
      return issue.inclusive === false ? `应当大于${issue.minimum}` : `不能小于${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `最多${issue.maximum}个字`;
      if (issue.origin === 'array' || issue.origin === 'set') return `最多${issue.maximum}项`;
      return issue.inclusive === false ? `应当小于${issue.maximum}` : `不能大于${issue.maximum}`;
    case 'invalid_format':
      return formatTexts[issue.format] ?? '写法不对';
    case 'not_multiple_of':
      return `应当是${issue.divisor}的倍数`;
    case 'unrecognized_keys':
      return `里有不认得的项：${issue.keys.join('、')}`;
    case 'custom':
      // What the schema itself says of it comes before this.
      return issue.input === undefined ? '没有填写' : '填写的内容不对';
    case 'invalid_union':
    case 'invalid_key':
    case 'invalid_element':
      return '填写的内容不对';
  }
}

export interface InputFault {
  readonly field: string;
  readonly message: string;
}

/** Each begins with what the field is called; of a list with which of its items. */
export function inputFaults({ issues }: z.ZodError): readonly InputFault[] {
  return issues.map(({ path, message }) => ({
    field: path.join('.'),
    message: `${nameOf(path)}${message}`,
  }));
}

function nameOf(path: readonly PropertyKey[]): string {
  const at = path.findLastIndex((step) => typeof step === 'string');
  const name = at < 0 ? undefined : (path[at] as string);
  if (name === undefined) return '提交的内容';
  const places = path.filter((step) => typeof step === 'number').map((n) => `第${n + 1}项`);
  return `${places.join('')}“${fieldLabels[name] ?? name}”`;
}
