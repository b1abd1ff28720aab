/** Policies as administrators see them, and what they may change of one. */
import { z } from 'zod';
import { operatorSchema } from './operator-command.ts';

const PRIORITY_MAX = 1_000_000;
const TEXT_LENGTH_MAX = 20_000;

const counterSchema = z
  .object({
    who: z
      .string()
      .meta({ description: '`player:<id>`, `realm:<id>`, `game:<id>` and so on, or `everyone`' }),
    count: z.int().min(0),
    until_tick: z.int().min(0).meta({ description: 'the tick in which the window is over' }),
  })
  .meta({ id: 'PolicyCounter' });

const policySchema = z
  .object({
    id: z.string(),
    origin: z
      .enum(['universe', 'world', 'operator'])
      .meta({ description: 'whether content has it, for all worlds or one, or an operator has written it' }),
    world: z.string().nullable(),
    state: z
      .enum(['at work', 'off', 'replaced'])
      .meta({ description: 'replaced: an operator has written another of this id, which is listed, too' }),
    priority: z.int().meta({ description: 'with which it is asked' }),
    setting: z
      .object({ enabled: z.boolean().exactOptional(), priority: z.int().exactOptional() })
      .nullable()
      .meta({ description: 'what an operator has set of it' }),
    file: z.string(),
    line: z.int(),
    written: z
      .record(z.string(), z.unknown())
      .meta({ description: 'scope, conditions, quota, verdict and so on; see docs/governance.md' }),
    counters: z.array(counterSchema).meta({ description: 'the fullest, at most 100 of them' }),
    counted: z.int().min(0).meta({ description: 'how many counters there are in all' }),
  })
  .meta({ id: 'Policy' });
export const policyListSchema = z
  .object({ policies: z.array(policySchema) })
  .meta({ id: 'Policies', description: 'In the order of asking.' });

export const setPolicySchema = operatorSchema
  .extend({
    enabled: z.boolean().exactOptional().meta({ description: 'false switches it off' }),
    priority: z.int().min(0).max(PRIORITY_MAX).exactOptional(),
  })
  .meta({ id: 'SetPolicyCommand' });
export const writePolicySchema = operatorSchema
  .extend({
    text: z
      .string()
      .min(1)
      .max(TEXT_LENGTH_MAX)
      .regex(/^[^\p{Cs}]*$/u, 'whole characters')
      .meta({ description: 'a file in YAML with this one policy in it' }),
  })
  .meta({ id: 'WritePolicyCommand' });
