// 公开台账: what the office keeps of its documents, a tab each.

import { Tabs } from 'antd';
import type { ReactNode } from 'react';
import type { PageProps } from '../pages.tsx';
import { Page } from '../parts/Page.tsx';
import { goTo } from '../router.tsx';
import { Deliveries } from './Deliveries.tsx';
import { Interpretations } from './Interpretations.tsx';
import { Matters } from './Matters.tsx';
import { NormativeDocuments } from './NormativeDocuments.tsx';
import { Register } from './Register.tsx';

const tabs = {
  due: { label: '应办事项', content: <Matters /> },
  all: { label: '发文台账', content: <Register /> },
  normative: { label: '规范性文件', content: <NormativeDocuments /> },
  interpretations: { label: '政策解读', content: <Interpretations /> },
  deliveries: { label: '移交档案馆、图书馆', content: <Deliveries /> },
} as const;

export default function Registers({ parts }: PageProps): ReactNode {
  const asked = parts['part'] ?? 'due';
  const tab = asked in tabs ? (asked as keyof typeof tabs) : 'due';
  return (
    <Page title="公开台账" windowTitle={tabs[tab].label}>
      <Tabs
        activeKey={tab}
        onChange={(key) => goTo(`/registers/${key}`, { replace: true })}
        destroyOnHidden
        items={Object.entries(tabs).map(([key, { label, content }]) => ({
          key,
          label,
          children: content,
        }))}
      />
    </Page>
  );
}
