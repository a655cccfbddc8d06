// Scans of what came on paper, with what each of them is.

import { Button, Select } from 'antd';
import type { ReactNode } from 'react';
import { type ScanKind, scanKinds } from '../../rules/application.ts';
import { FileDrop } from '../parts/FileDrop.tsx';
import type { Scan, Scans } from './use-scans.ts';

const kinds = Object.entries(scanKinds).map(([value, label]) => ({
  value: value as ScanKind,
  label,
}));

export function ScanFields({ scans }: { readonly scans: Scans }): ReactNode {
  return (
    <div className="wide">
      <FileDrop label="加入扫描件" onFiles={scans.add} />
      <ul className="scans" aria-label="扫描件">
        {scans.list.map((scan) => (
          <li key={scan.key} className={scan.fault === undefined ? '' : 'scan-faulty'}>
            <span className="scan-name">{scan.name}</span>
            <span className="scan-state" role="status">
              {stateOf(scan)}
            </span>
            <Select<ScanKind>
              aria-label={`${scan.name}是什么`}
              value={scan.kind}
              options={kinds}
              onChange={(kind) => scans.change(scan.key, kind)}
            />
            {scan.fault?.mayPass === true && (
              <Button type="link" onClick={() => scans.retry(scan)}>
                重试
              </Button>
            )}
            <Button
              type="link"
              aria-label={`移除${scan.name}`}
              onClick={() => scans.remove(scan.key)}
            >
              移除
            </Button>
          </li>
        ))}
      </ul>
    </div>
  );
}

function stateOf({ token, fault, file, name }: Scan): string {
  if (fault !== undefined) return fault.text;
  if (token === undefined) return '正在上传……';
  return name === file.name ? '已上传' : '已上传，扩展名与内容不符，已改正';
}
