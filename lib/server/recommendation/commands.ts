import "server-only";
import * as z from "zod";
import { authorizeIn } from "@/lib/domain/access/actor";
import { addDays } from "@/lib/domain/calendar/working-day";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { localDay } from "@/lib/domain/period/period";
import {
  BODY_LENGTH,
  FOLLOW_UPS,
  isAddressable,
  mayFollowUp,
  type RecommendationEvent,
  type RecommendationState,
  recommendationStep,
} from "@/lib/domain/recommendation/recommendation";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { type CommandContext, defineCommand, done } from "@/lib/server/command/command";

/** How far ahead an answer may be due. */
const MOST_DAYS = 366;

const body = z.string().trim().max(BODY_LENGTH.max);
const askSchema = z.strictObject({
  /** From the page, so that a repeat asks once. */
  id: z.uuid(),
  areaCode: z.string().refine(isAddressable),
  text: body.min(BODY_LENGTH.min),
  dueDay: z.iso.date(),
});

/** Recommends something to a village or a regency, to be answered by a day. */
export const askRecommendation = defineCommand({
  name: "recommendation.ask",
  permission: "recommendation:ask",
  input: askSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { id, areaCode, text, dueDay } = input;
    if (!authorizeIn(actor, "recommendation:ask", areaCode)) return refuse("NOT_FOUND");
    const today = await todayIn(context, areaCode);
    if (today === null) return refuse("NOT_FOUND");
    const problem = textProblem(text) ?? dayProblem(dueDay, today);
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [problem] });
    const regencyCode = areaCode.slice(0, 4);
    await sql`INSERT INTO recommendation (regency_code, id, area_code, state, version, due_day, asked_by, asked_at, updated_at)
      VALUES (${regencyCode}, ${id}, ${areaCode}, 'open', 1, ${dueDay}, ${actor.userId}, ${now}, ${now})`;
    await writeStep(context, { regencyCode, id, areaCode }, { event: "ask", text, dueDay });
    return done({ id, version: 1 }, auditOf("ask", id, areaCode));
  },
});

const followSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  version: z.number().int().min(1),
  event: z.enum(FOLLOW_UPS),
  /** May be empty when it is closed. */
  text: body,
  /** The new day when it is asked again. */
  dueDay: z.iso.date().nullable().default(null),
});

/** Answers a recommendation, closes it, or asks again. One of two at once does it. */
export const followUpRecommendation = defineCommand({
  name: "recommendation.follow-up",
  permission: "recommendation:read",
  input: followSchema,
  async run(context) {
    const { sql, actor, input, now } = context;
    const { regencyCode, id, version, event, text, dueDay } = input;
    const [held] = await sql<{ area_code: string; state: RecommendationState; version: number; due_day: string }>`
      SELECT area_code, state, version, due_day FROM recommendation WHERE regency_code = ${regencyCode} AND id = ${id} FOR UPDATE`;
    if (held === undefined) return refuse("NOT_FOUND");
    if (held.version !== version) return refuse("STALE");
    const step = recommendationStep(held.state, event);
    if (step === null) return refuse("NOT_ALLOWED_NOW");
    if (!mayFollowUp(actor, held.area_code, held.state, event)) return refuse("FORBIDDEN");
    const today = await todayIn(context, held.area_code);
    const wantsText =
      event !== "close" && text.length < BODY_LENGTH.min ? ({ path: "text", detail: "REQUIRED" } as const) : null;
    const day = event === "ask-again" ? dayProblem(dueDay, today ?? "") : null;
    const problem = wantsText ?? textProblem(text) ?? day;
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [problem] });
    const due = event === "ask-again" && dueDay !== null ? dueDay : held.due_day;
    await sql`UPDATE recommendation SET state = ${step.to}, version = version + 1, due_day = ${due}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    const key = { regencyCode, id, areaCode: held.area_code };
    await writeStep(context, key, { event, text, dueDay: event === "ask-again" ? dueDay : null });
    return done({ id, version: version + 1 }, auditOf(event, id, held.area_code));
  },
});

type Context = CommandContext<unknown>;

async function todayIn({ sql, now }: Context, areaCode: string): Promise<string | null> {
  const [region] = await sql<{ time_zone: string }>`SELECT time_zone FROM region WHERE code = ${areaCode}`;
  return region === undefined ? null : localDay(now, region.time_zone);
}

function textProblem(text: string) {
  return holdsIdentityNumber(text) ? ({ path: "text", detail: "IDENTIFIER" } as const) : null;
}

function dayProblem(day: string | null, today: string) {
  return day === null || day < today || day > addDays(today, MOST_DAYS)
    ? ({ path: "dueDay", detail: "RANGE" } as const)
    : null;
}

interface Key {
  readonly regencyCode: string;
  readonly id: string;
  readonly areaCode: string;
}

async function writeStep(
  { sql, actor, now, newId }: Context,
  { regencyCode, id, areaCode }: Key,
  {
    event,
    text,
    dueDay,
  }: { readonly event: RecommendationEvent; readonly text: string; readonly dueDay: string | null },
): Promise<void> {
  await sql`INSERT INTO recommendation_step (regency_code, id, recommendation_id, area_code, event, body, due_day, actor_id, grant_id, role, at)
    VALUES (${regencyCode}, ${newId()}, ${id}, ${areaCode}, ${event}, ${text}, ${dueDay}, ${actor.userId}, ${actor.grant.id},
      ${actor.grant.role}, ${now})`;
}

function auditOf(event: RecommendationEvent, id: string, areaCode: string): AuditEntry {
  return { action: `recommendation:${event}`, subjectKind: "recommendation", subjectIds: [id], areaCode };
}
