// What the states of an import are called.

import type { MarkTone } from '../parts/Mark.tsx';

export const importStates = {
  waiting: { label: '已上传', tone: 'new' },
  checking: { label: '正在试运行', tone: 'careful' },
  checked: { label: '已试运行', tone: 'new' },
  running: { label: '正在导入', tone: 'careful' },
  done: { label: '已导入', tone: 'good' },
  failed: { label: '没有接收', tone: 'bad' },
} as const satisfies Record<string, { readonly label: string; readonly tone: MarkTone }>;
