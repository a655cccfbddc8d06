// Lines of a workbook that cannot come in: each with its reason; nothing is written while there is one.

import type { ReactNode } from 'react';
import { Mark } from './Mark.tsx';

export function LineFaults(props: {
  readonly faults: readonly { readonly line: number; readonly reason: string }[];
}): ReactNode {
  const { faults } = props;
  if (faults.length === 0) return null;
  return (
    <>
      <p>
        <Mark tone="bad">有{faults.length}行不能导入</Mark> 改好以后重新选择文件；现在一行也不写入。
      </p>
      <ul className="findings">
        {faults.map(({ line, reason }) => (
          <li key={`${line} ${reason}`}>
            第{line}行：{reason}
          </li>
        ))}
      </ul>
    </>
  );
}
