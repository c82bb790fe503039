import "server-only";
import * as z from "zod";
import { isBudgetYear } from "@/lib/domain/coverage/budget";
import { hasOffices, type SponsorshipContent, sponsorshipSchema } from "@/lib/domain/coverage/sponsorship";
import { type FieldProblem, refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import { type AuditEntry, regencyShelf } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";
import { timeZoneOf } from "@/lib/server/region/queries";
import { budgetOf } from "./sponsor-rows";

/** An office of the acting grant's own region says that it uses a variable. It says so once; later it changes what it said. */
export const beginSponsorship = defineCommand({
  name: "sponsorship.begin",
  permission: "variable:sponsor",
  /** The id comes from the page, so that a repeat says it once. */
  input: z.strictObject({ id: z.uuid(), content: sponsorshipSchema }),
  async run(context) {
    const { sql, actor, input, now } = context;
    const { id, content } = input;
    const { regionCode } = actor.grant;
    if (!hasOffices(regionCode)) return refuse("FORBIDDEN");
    const problem = await contentProblem(context, content);
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [problem] });
    const { variable, office, programme, budget } = content;
    const rows =
      await sql`INSERT INTO variable_sponsorship (regency_code, id, region_code, variable, office, programme, budget_line,
        budget_year, budget_rupiah, version, made_by, made_at, updated_at)
      VALUES (${regencyShelf(regionCode)}, ${id}, ${regionCode}, ${variable}, ${office}, ${programme}, ${budget?.line ?? null},
        ${budget?.year ?? null}, ${budget?.amountRupiah ?? null}, 1, ${actor.userId}, ${now}, ${now})
      ON CONFLICT DO NOTHING RETURNING id`;
    if (rows.length === 0) return refuse("NOT_ALLOWED_NOW", { info: { reason: "SPONSORED" } });
    await writeStep(context, { id, version: 1, event: "begin", reason: null, ...content });
    return done({ id, version: 1 }, auditOf("begin", id, regionCode, { variable, office, pays: budget !== null }));
  },
});

const changeSchema = z.strictObject({
  id: z.uuid(),
  version: z.number().int().min(1),
  programme: sponsorshipSchema.shape.programme,
  budget: sponsorshipSchema.shape.budget,
});

/** Another programme, or another budget; what was said before stays in the history. */
export const changeSponsorship = defineCommand({
  name: "sponsorship.change",
  permission: "variable:sponsor",
  input: changeSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const held = await holdStanding(context);
    if (typeof held === "string") return refuse(held);
    const { programme, budget } = input;
    const problem = await contentProblem(context, { programme, budget });
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [problem] });
    const version = held.version + 1;
    await sql`UPDATE variable_sponsorship SET programme = ${programme}, budget_line = ${budget?.line ?? null},
        budget_year = ${budget?.year ?? null}, budget_rupiah = ${budget?.amountRupiah ?? null}, version = ${version}, updated_at = ${now}
      WHERE regency_code = ${regencyShelf(actor.grant.regionCode)} AND id = ${input.id}`;
    await writeStep(context, { id: input.id, version, event: "change", reason: null, programme, budget });
    return done(
      { id: input.id, version },
      auditOf("change", input.id, actor.grant.regionCode, { pays: budget !== null }),
    );
  },
});

const endSchema = z.strictObject({
  id: z.uuid(),
  version: z.number().int().min(1),
  reason: z.string().trim().min(5).max(500),
});

/** The office no longer uses the variable, or it was a slip. The office may say it anew later, as a sponsorship of its own. */
export const endSponsorship = defineCommand({
  name: "sponsorship.end",
  permission: "variable:sponsor",
  input: endSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const held = await holdStanding(context);
    if (typeof held === "string") return refuse(held);
    if (holdsIdentityNumber(input.reason))
      return refuse("INVALID_INPUT", { fields: [{ path: "reason", detail: "IDENTIFIER" }] });
    const version = held.version + 1;
    await sql`UPDATE variable_sponsorship SET version = ${version}, updated_at = ${now}, ended_at = ${now}, ended_by = ${actor.userId}
      WHERE regency_code = ${regencyShelf(actor.grant.regionCode)} AND id = ${input.id}`;
    await writeStep(context, { ...held, id: input.id, version, event: "end", reason: input.reason });
    return done({ id: input.id, version }, auditOf("end", input.id, actor.grant.regionCode, {}));
  },
});

interface Held extends Pick<SponsorshipContent, "programme" | "budget"> {
  readonly version: number;
  readonly isEnded: boolean;
}

/** The sponsorship, held, as the page showed it; or why it cannot be written to. */
async function holdStanding(
  context: CommandContext<{ readonly id: string; readonly version: number }>,
): Promise<Held | "NOT_FOUND" | "NOT_ALLOWED_NOW" | "STALE"> {
  const held = await findHeld(context);
  if (held === null) return "NOT_FOUND";
  if (held.isEnded) return "NOT_ALLOWED_NOW";
  return held.version === context.input.version ? held : "STALE";
}

/** The sponsorship, held; null where it is none of the acting grant's own region, which reads as not found. */
async function findHeld({ sql, actor, input }: CommandContext<{ readonly id: string }>): Promise<Held | null> {
  const { regionCode } = actor.grant;
  const [row] = await sql<{
    version: number;
    ended: boolean;
    programme: string;
    budget_line: string | null;
    budget_year: number | null;
    budget_rupiah: string | null;
  }>`SELECT version, ended_at IS NOT NULL AS ended, programme, budget_line, budget_year, budget_rupiah::text FROM variable_sponsorship
    WHERE regency_code = ${regencyShelf(regionCode)} AND id = ${input.id} AND region_code = ${regionCode} FOR UPDATE`;
  if (row === undefined) return null;
  return { version: row.version, isEnded: row.ended, programme: row.programme, budget: budgetOf(row) };
}

async function contentProblem(
  { actor, now }: CommandContext<unknown>,
  { programme, budget }: Pick<SponsorshipContent, "programme" | "budget">,
): Promise<FieldProblem | null> {
  if (holdsIdentityNumber(programme)) return { path: "programme", detail: "IDENTIFIER" };
  if (budget === null) return null;
  if (holdsIdentityNumber(budget.line)) return { path: "budget.line", detail: "IDENTIFIER" };
  const thisYear = Number(localDay(now, await timeZoneOf(actor.grant.regionCode)).slice(0, 4));
  return isBudgetYear(budget.year, thisYear) ? null : { path: "budget.year", detail: "RANGE" };
}

interface Step extends Pick<SponsorshipContent, "programme" | "budget"> {
  readonly id: string;
  readonly version: number;
  readonly event: "begin" | "change" | "end";
  readonly reason: string | null;
}

async function writeStep({ sql, actor, now, newId }: CommandContext<unknown>, step: Step): Promise<void> {
  const { regionCode, role } = actor.grant;
  const { budget } = step;
  await sql`INSERT INTO variable_sponsorship_step (regency_code, id, sponsorship_id, region_code, version, event, programme, budget_line,
      budget_year, budget_rupiah, reason, actor_id, role, at)
    VALUES (${regencyShelf(regionCode)}, ${newId()}, ${step.id}, ${regionCode}, ${step.version}, ${step.event}, ${step.programme},
      ${budget?.line ?? null}, ${budget?.year ?? null}, ${budget?.amountRupiah ?? null}, ${step.reason}, ${actor.userId}, ${role}, ${now})`;
}

function auditOf(
  event: Step["event"],
  id: string,
  areaCode: string,
  detail: NonNullable<AuditEntry["detail"]>,
): AuditEntry {
  return { action: `sponsorship:${event}`, subjectKind: "sponsorship", subjectIds: [id], areaCode, detail };
}
