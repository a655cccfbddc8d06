// A policy item as it is read: by who approves it too, on one page, on a phone as well.

import { Alert, Button, Space } from 'antd';
import type { ReactNode } from 'react';
import { ruleInWords } from '../../rules/policy/amount.ts';
import {
  deliveryModes,
  itemStates,
  periodInWords,
  type PolicyItemContent,
  policyLevels,
  policyTypes,
} from '../../rules/policy/item.ts';
import { policyItemActs } from '../../rules/policy/item-way.ts';
import { Facts } from '../parts/Facts.tsx';
import { Mark } from '../parts/Mark.tsx';
import { momentText } from '../parts/moments.ts';
import { Page } from '../parts/Page.tsx';
import { Panel } from '../parts/Panel.tsx';
import { Link } from '../router.tsx';
import { useMay } from '../session.ts';
import { CopyButton, PolicyItemActs } from './PolicyItemActs.tsx';
import { type Item, itemsTrail, useTerms } from './policy-queries.ts';
import { TrialPanel } from './TrialPanel.tsx';
import { wayMark } from './way-mark.tsx';

export function PolicyItemReading(props: {
  readonly item: Item;
  readonly onEdit: (() => void) | undefined;
}): ReactNode {
  const { item, onEdit } = props;
  const shown = item.draft ?? item.content;
  const terms = useTerms();
  const may = useMay();
  return (
    <Page
      title={shown?.name === '' || !shown ? '政策事项' : shown.name}
      trail={itemsTrail}
      actions={
        <Space wrap>
          {onEdit !== undefined && <Button onClick={onEdit}>修改</Button>}
          {may('edit-documents') && <CopyButton id={item.id} />}
        </Space>
      }
    >
      <p>
        {wayMark(item)} {item.state !== null && <Mark>{itemStates[item.state]}</Mark>} 出自
        <Link to={`/documents/${item.document.id}`}>{item.document.title}</Link>
      </p>
      {item.withdrawnReason !== null && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title={`已撤下：${item.withdrawnReason}`}
        />
      )}
      {!item.document.isPublished && (
        <Alert
          type="warning"
          showIcon
          className="problem"
          title="文件已经撤下，读者看不到这个事项"
        />
      )}
      {item.draft !== null && item.content !== null && item.way !== 'withdrawn' && (
        <p className="form-note">
          下面是还没有发布的新稿；读者看到的是第{item.edition}次发布的内容。
        </p>
      )}
      {shown !== null && <ContentFacts content={shown} />}
      <PolicyItemActs item={item} />
      {shown !== null && (
        <Panel title="申报条件和样本测试">
          <TrialPanel
            condition={shown.condition}
            amount={shown.amount}
            terms={terms}
            mayEdit={false}
          />
        </Panel>
      )}
      <Panel title="经过">
        <ul className="task-list">
          {item.words.map(({ act, note, by, at }, i) => (
            <li key={i}>
              {momentText(at)} {by} {policyItemActs[act]}
              {note === null ? '' : `：${note}`}
            </li>
          ))}
        </ul>
      </Panel>
    </Page>
  );
}

function ContentFacts({ content }: { readonly content: PolicyItemContent }): ReactNode {
  const { anchor, text } = content.supportClause;
  return (
    <Facts
      facts={[
        ['政策类型', `${policyLevels[content.level]}级 · ${policyTypes[content.type]}`],
        ['支持对象', content.audience],
        ['支持标准', content.support],
        ['依据', text === '' ? '' : `${anchor}“${text}”`],
        ['金额', content.amount && ruleInWords(content.amount)],
        ['资金来源', content.fundSource],
        ['申报时间', periodInWords(content)],
        [
          '兑现',
          `${deliveryModes[content.delivery].label}${
            content.deliveryDays === undefined ? '' : `，${content.deliveryDays}个工作日内`
          }`,
        ],
        ['受理单位', content.office],
        ['咨询电话', content.phone],
        ['受理地址', content.address],
        ['办理入口', content.applyAt],
        ['申报材料', content.materials.join('\n')],
        ['除外情形', content.exclusions],
        ['叠加', content.canStack ? '可以与其他政策同时享受' : '不与同类政策同时享受'],
      ]}
    />
  );
}
