// The build that documents of 重点领域信息公开 share.

import type { Line } from './family.ts';

/** 说明, 表, 办理 and 联系: the build of a public notice for people who want to get something done. */
export function notice(subject: string, table: readonly string[], phone: string): readonly Line[] {
  return [
    [
      `为方便企业和群众了解有关信息，现将${subject}公布如下。`,
      `按照重点领域信息公开要求，现公布${subject}。`,
    ],
    ...table,
    '## 一、有关说明',
    {
      choose: [2, 3],
      of: [
        '（一）所列信息由主管单位核实，发生变化的将在5个工作日内更新。',
        '（二）符合条件的单位和个人均可申请或者参加，不收取任何费用。',
        '（三）需要提交材料的，能够通过数据共享取得的不再要求提供。',
        '（四）涉及个人信息的内容已作隐去处理。',
        '（五）办理结果自形成之日起20个工作日内公开。',
      ],
    },
    '## 二、办理和咨询',
    `受理时间为工作日9:00—12:00、13:30—17:30，地点在经开区政务服务中心{1-3}楼；咨询电话${phone}。对办理情况不满意的，可以拨打0000-5550100反映，党政办公室转办后将在5个工作日内答复。`,
  ];
}
