import "server-only";
import { uuidv7 } from "uuidv7";
import type { FamilyPlan, Known } from "@/lib/domain/sid/plan-families";
import { blindIndex } from "@/lib/server/crypto/seal";
import { underScope } from "@/lib/server/db/scoped";
import { nikMark } from "@/lib/server/proposal/server-facts";
import { type ImportJob, scopeOfJob } from "./job";

/** People asked about in one check: at twenty in a minute the door closes, and the same officer may be sending proposals. */
const ASKED_AT_ONCE = 15;

/** A row with a NIK that the village's register does not have. */
interface Newcomer {
  readonly row: number;
  readonly nik: string;
  readonly birthDate: string | null;
}

export function newcomersOf(plan: FamilyPlan, known: Known): readonly Newcomer[] {
  const rows = [...plan.fresh.values(), ...plan.existing.values()].flat();
  return rows.flatMap(({ row, values: { nik, tanggallahir } }) =>
    typeof nik !== "string" || known.personByNik.has(nik)
      ? []
      : [{ row, nik, birthDate: typeof tanggallahir === "string" ? tanggallahir : null }],
  );
}

/**
 * Which newcomers are registered in another village: told only where NIK and birth date both agree, through the one function
 * that limits and logs (DECIDED 6). Who is not asked now is asked when the proposal is sent.
 */
export async function askElsewhere(
  job: ImportJob,
  newcomers: readonly Newcomer[],
  now: Date,
): Promise<{ readonly elsewhere: ReadonlySet<number>; readonly notAsked: number }> {
  const asked = newcomers.filter(({ birthDate }) => birthDate !== null).slice(0, ASKED_AT_ONCE);
  const nobody = { elsewhere: new Set<number>(), notAsked: newcomers.length };
  if (asked.length === 0) return nobody;
  const answers = await underScope(scopeOfJob(job), async ({ sql }) => {
    const rows = await sql<{ answers: string[] }>`SELECT app_check_niks(${asked.map(() => uuidv7())}::uuid[],
      ${asked.map(({ nik }) => blindIndex(nik))}::bytea[], ${asked.map(({ birthDate }) => birthDate)}::date[],
      ${asked.map(({ nik, birthDate }) => nikMark(nik, birthDate))}::text[], ${asked.map(() => uuidv7())}::uuid[], '{}'::uuid[],
      ${now}, ${job.regencyCode}, ${job.villageCode}, ${uuidv7()}::uuid) AS answers`;
    return rows[0]?.answers ?? [];
  });
  if (answers.length !== asked.length || answers[0] === "limited") return nobody;
  const elsewhere = new Set(asked.flatMap(({ row }, index) => (answers[index] === "elsewhere" ? [row] : [])));
  return { elsewhere, notAsked: newcomers.length - asked.length };
}
