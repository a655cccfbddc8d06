// The tables that the rules work by, as data: the outcomes of a request, and the posts with what they permit.

import { z } from '@hono/zod-openapi';
import { done } from '../../commands/context.ts';
import {
  type OutcomeGroup,
  outcomeGroups,
  outcomeKeys,
  outcomes,
  type RefusalGround,
  refusalGrounds,
} from '../../rules/outcomes.ts';
import { type Permission, permissions, roleKeys, roles } from '../../rules/roles.ts';
import { endpoint, publicRoute, route, type Route } from './endpoint.ts';
import { keysOf } from './schemas.ts';

const groupKeys = keysOf<OutcomeGroup>(outcomeGroups);

export const getOutcomes = endpoint({
  method: 'get',
  path: '/public/outcomes',
  access: 'public',
  summary: '办理结果：年度报告附表三的行、条款、答复书种类和所需证据',
  reply: z.object({
    groups: z.array(z.object({ group: z.enum(groupKeys), label: z.string() })),
    outcomes: z.array(
      z.object({
        outcome: z.enum(outcomeKeys),
        group: z.enum(groupKeys),
        label: z.string(),
        printed: z.string(),
        provision: z.string(),
        letter: z.string(),
        remedy: z.enum(['review-first', 'split', 'direct']),
        evidence: z.array(z.string()),
      }),
    ),
    grounds: z.array(
      z.object({
        ground: z.enum(keysOf<RefusalGround>(refusalGrounds)),
        outcome: z.enum(outcomeKeys),
        label: z.string(),
        provision: z.string(),
      }),
    ),
  }),
});

export const getRoles = endpoint({
  method: 'get',
  path: '/roles',
  access: 'signed-in',
  summary: '岗位和各岗位的权限',
  reply: z.object({
    roles: z.array(
      z.object({
        role: z.enum(roleKeys),
        label: z.string(),
        permissions: z.array(z.enum(keysOf<Permission>(permissions))),
      }),
    ),
  }),
});

export const lawTableRoutes: readonly Route[] = [
  publicRoute(getOutcomes, async () =>
    Promise.resolve(
      done({
        groups: groupKeys.map((group) => ({ group, label: outcomeGroups[group] })),
        outcomes: outcomeKeys.map((outcome) => {
          const { evidence, ...row } = outcomes[outcome];
          return { outcome, ...row, evidence: [...evidence] };
        }),
        grounds: keysOf<RefusalGround>(refusalGrounds).map((ground) => ({
          ground,
          ...refusalGrounds[ground],
        })),
      }),
    ),
  ),

  route(getRoles, async () =>
    Promise.resolve(
      done({
        roles: roleKeys.map((role) => ({
          role,
          label: roles[role],
          permissions: keysOf<Permission>(permissions).filter((permission) =>
            (permissions[permission] as readonly string[]).includes(role),
          ),
        })),
      }),
    ),
  ),
];
