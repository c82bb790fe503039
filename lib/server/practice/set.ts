import "server-only";
import { drawFamilies } from "@/lib/domain/practice/draw";
import { PAIRS_TASK } from "@/lib/domain/practice/task";
import type { Sql } from "@/lib/server/db/sql";
import { FAMILY_BANK } from "./bank";

export interface PracticeSet {
  /** Decides the drawing: the person, and how often they have passed, so that a renewal brings other families. */
  readonly seed: string;
  /** Codes of the families and of the pairs, in their order. */
  readonly tasks: readonly string[];
}

/** The tasks of a person's seat, or those that are left for practising: nobody practises on what they will be asked. */
export async function practiceSet(sql: Sql, userId: string, enrolmentId: string | null): Promise<PracticeSet> {
  const [row] = await sql<{ passes: number }>`SELECT count(*)::int AS passes
    FROM certificate c JOIN appointment a ON a.id = c.appointment_id
    WHERE a.user_id = ${userId} AND c.enrolment_id IS DISTINCT FROM ${enrolmentId}::uuid`;
  const seed = `${userId}:${row?.passes ?? 0}`;
  const drawn = drawFamilies(FAMILY_BANK, seed);
  if (enrolmentId !== null) return { seed, tasks: [...drawn, PAIRS_TASK] };
  const left = FAMILY_BANK.map(({ code }) => code).filter((code) => !drawn.includes(code));
  return { seed: `free:${seed}`, tasks: [...left, PAIRS_TASK] };
}
