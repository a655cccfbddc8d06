// How many requests the applicant made, month by month: the evidence for asking why (条例 35).

import { Alert } from 'antd';
import type { ReactNode } from 'react';
import { Link } from '../router.tsx';
import type { Similar } from './SimilarPanel.tsx';

export function FrequencyTable(props: { readonly frequency: Similar['frequency'] }): ReactNode {
  const { above, mayAskReasons, months } = props.frequency;
  const total = months.reduce((sum, { requests }) => sum + requests.length, 0);
  if (total < 2) return null;
  return (
    <>
      <div className="panel-subhead">
        <h3>申请频次（按收到的月份，共{total}件）</h3>
      </div>
      {mayAskReasons && (
        <Alert
          type="warning"
          showIcon
          title={`收到这件申请的当月，申请超过${above}件，可以要求申请人说明理由（条例第三十五条）。法律没有规定具体数量，是否明显超过合理范围由机关认定。`}
        />
      )}
      <table className="frequency">
        <thead>
          <tr>
            <th scope="col">月份</th>
            <th scope="col">件数</th>
            <th scope="col">申请</th>
          </tr>
        </thead>
        <tbody>
          {months.map(({ month, isFrequent, requests }) => (
            <tr key={month}>
              <th scope="row">{month}</th>
              <td className="figure">
                {requests.length}
                {isFrequent && <span className="frequency-many">超过{above}件</span>}
              </td>
              <td>
                {requests.map(({ id, number, on }, n) => (
                  <span key={id}>
                    <Link to={`/requests/${id}`}>{number}</Link>（{Number(on.slice(8))}日）
                    {n < requests.length - 1 && '、'}
                  </span>
                ))}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
