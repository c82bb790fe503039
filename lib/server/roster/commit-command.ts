import "server-only";
import * as z from "zod";
import { codeEnd } from "@/lib/domain/access/activation";
import type { Actor } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import type { PlannedPerson } from "@/lib/domain/roster/plan-roster";
import { MOST_ROWS } from "@/lib/domain/roster/roster-row";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { defineCommand, done } from "@/lib/server/command/command";
import type { Sql } from "@/lib/server/db/sql";
import { threeDigits } from "@/lib/server/grant/insert-grant";
import { codeHash, codeSchema } from "@/lib/server/user/activation";
import { usernameSchema } from "@/lib/server/user/insert-user";
import { findRosterFile, planNow } from "./plan";

/** A person as they are written: ids made here, the code from the administrator's browser. */
interface Newcomer extends PlannedPerson {
  readonly id: string;
  readonly postId: string;
  readonly code: string;
}

/**
 * Makes the accounts and posts of every right row of a roster, or of none. The page sends the rows it showed with their
 * usernames: where the portal has changed since, nothing is written and the page is read again, because the slips would
 * say something else. Wrong rows are left out only where the page says that this was asked.
 */
export const commitRoster = defineCommand({
  name: "roster.commit",
  permission: "user:manage",
  input: z.strictObject({
    id: z.uuid(),
    leavesWrong: z.boolean(),
    people: z
      .array(z.strictObject({ row: z.int().positive(), username: usernameSchema, code: codeSchema }))
      .min(1)
      .max(MOST_ROWS),
  }),
  async run({ sql, actor, input, now, newId }) {
    await sql`SELECT 1 FROM roster_file WHERE id = ${input.id} AND user_id = ${actor.userId} FOR UPDATE`;
    const file = await findRosterFile(sql, actor, input.id, now);
    if (file === null) return refuse("NOT_FOUND");
    if (file.committedAt !== null) return refuse("NOT_ALLOWED_NOW");
    const plan = await planNow(sql, actor, file.rows, now);
    const isPartial = plan.some(({ state }) => state === "wrong");
    if (isPartial && !input.leavesWrong) return refuse("STALE");
    const codes = new Map(input.people.map((each) => [each.row, each]));
    const right = plan.flatMap((each) => (each.state === "right" ? [each] : []));
    const newcomers = right.flatMap(({ row, person }): Newcomer[] => {
      const sent = codes.get(row);
      if (sent?.username !== person.username) return [];
      return [{ ...person, id: newId(), postId: newId(), code: sent.code }];
    });
    // Each row once, and none that the page did not show.
    if (newcomers.length !== right.length || input.people.length !== right.length) return refuse("STALE");
    await insertAll(sql, actor, newcomers, now);
    await sql`UPDATE roster_file SET committed_at = ${now}, committed_count = ${newcomers.length}, rows_sealed = NULL
      WHERE id = ${input.id}`;
    const detail = { people: newcomers.length, lines: plan.length };
    const entry = { action: "roster:commit", subjectKind: "roster", subjectIds: [input.id] } as const;
    return done(
      { people: newcomers.length, codeUntil: codeEnd(now).toISOString() },
      { ...entry, areaCode: actor.grant.regionCode, detail },
      auditsOf(newcomers),
    );
  },
});

/** Three statements, however many people: one each would take a minute of the transaction. */
async function insertAll(sql: Sql, actor: Actor, people: readonly Newcomer[], now: Date): Promise<void> {
  const all = <Value>(value: (person: Newcomer) => Value) => people.map(value);
  const ids = all(({ id }) => id);
  await sql`INSERT INTO app_user (id, username, display_name, locale, status, home_code, created_at, updated_at)
    SELECT id, username, name, 'id', 'active', home, ${now}, ${now}
    FROM unnest(${ids}::uuid[], ${all(({ username }) => username)}::text[], ${all(({ displayName }) => displayName)}::text[],
      ${all(({ regionCode }) => regionCode)}::text[]) AS person (id, username, name, home)`;
  await sql`INSERT INTO activation (user_id, code_hash, valid_to, made_by, made_at)
    SELECT id, hash, ${codeEnd(now)}, ${actor.userId}, ${now}
    FROM unnest(${ids}::uuid[], ${all(({ id, code }) => codeHash(id, code))}::bytea[]) AS person (id, hash)`;
  await sql`INSERT INTO appointment (id, user_id, role, region_code, rt, rw, is_deputy, decree_number, decree_date, profile_exception,
      starts_at, created_by, created_at)
    SELECT post_id, id, role, region_code, rt, rw, is_deputy, decree_number, decree_date, exception, ${now}, ${actor.userId}, ${now}
    FROM unnest(${all(({ postId }) => postId)}::uuid[], ${ids}::uuid[], ${all(({ role }) => role)}::text[],
      ${all(({ regionCode }) => regionCode)}::text[], ${all(({ neighbourhood }) => threeDigits(neighbourhood?.rt))}::text[],
      ${all(({ neighbourhood }) => threeDigits(neighbourhood?.rw))}::text[], ${all(({ isDeputy }) => isDeputy)}::boolean[],
      ${all(({ decreeNumber }) => decreeNumber)}::text[], ${all(({ decreeDate }) => decreeDate)}::date[],
      ${all(({ profileException }) => profileException)}::text[])
      AS post (post_id, id, role, region_code, rt, rw, is_deputy, decree_number, decree_date, exception)`;
}

/** One row a region, so that each office reads of its own people, as it would of single appointments. */
function auditsOf(people: readonly Newcomer[]): readonly AuditEntry[] {
  const byRegion = new Map<string, string[]>();
  for (const { regionCode, id, postId } of people) {
    const ids = byRegion.get(regionCode) ?? [];
    ids.push(postId, id);
    byRegion.set(regionCode, ids);
  }
  return [...byRegion].map(([areaCode, subjectIds]) => ({
    action: "user:appoint",
    subjectKind: "appointment",
    subjectIds,
    areaCode,
    detail: { people: subjectIds.length / 2 },
  }));
}
