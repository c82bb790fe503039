import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { CHECK_REASONS, type OrderOutcome } from "@/lib/domain/ground-check/ground-check";
import type { AuditEntry } from "@/lib/server/audit/audit-entry";
import { defineCommand, done } from "@/lib/server/command/command";
import { assignCheck } from "./assign";
import { mayHandleChecks } from "./handle";
import { orderCheck } from "./order";

/** Checks ordered in one request; each is worked out from its proposal. */
const MOST_AT_ONCE = 100;

const regencyCode = z.string().regex(/^\d{4}$/);
const why = { reason: z.enum(CHECK_REASONS), note: z.string().trim().max(500) };
const orderSchema = z.strictObject({
  /** From the page, so that a repeat orders once. */
  id: z.uuid(),
  regencyCode,
  proposalId: z.uuid(),
  ...why,
  /** Null: given to somebody later. */
  companionId: z.uuid().nullable(),
});

/** Orders a check of one proposal, and gives it to a companion at once when one is named. */
export const orderGroundCheck = defineCommand({
  name: "ground-check.order",
  permission: "proposal:read",
  input: orderSchema,
  async run(context) {
    const { input } = context;
    const of = { regencyCode: input.regencyCode, id: input.proposalId };
    if (!(await mayHandleChecks(context.sql, context.actor, of, context.now))) return refuse("FORBIDDEN");
    const key = { regencyCode: input.regencyCode, id: input.id };
    const ordered = await orderCheck(context, {
      regencyCode: input.regencyCode,
      proposalId: input.proposalId,
      checkId: input.id,
      reason: input.reason,
      note: input.note,
    });
    if (ordered.outcome === "unknown") return refuse("NOT_FOUND");
    if (ordered.outcome !== "ordered") return refuse("NOT_ALLOWED_NOW");
    if (input.companionId !== null) {
      const refused = await assignCheck(context, { ...key, version: 1 }, input.companionId);
      if (!refused.ok) return refused;
    }
    const version = input.companionId === null ? 1 : 2;
    return done({ id: input.id, version }, auditOf([input.id], ordered.villageCode ?? input.regencyCode, input.reason));
  },
});

/** In the audit: every check has the reason that its proposal gives. */
const EACH = "each";

const manySchema = z.strictObject({
  items: z
    .array(z.strictObject({ regencyCode, id: z.uuid() }))
    .min(1)
    .max(MOST_AT_ONCE),
  ...why,
  /** Null: each for what it is, drawn by chance or worth a look. */
  reason: why.reason.nullable(),
});

export interface OrderedItem {
  /** The proposal's id. */
  readonly id: string;
  readonly outcome: OrderOutcome;
}

/** Orders checks of several proposals, each with its own outcome; who goes is said later. */
export const orderManyChecks = defineCommand({
  name: "ground-check.order-many",
  permission: "proposal:read",
  input: manySchema,
  async run(context) {
    const { items, reason, note } = context.input;
    const outcomes: OrderedItem[] = [];
    const byVillage = new Map<string, string[]>();
    for (const { regencyCode: regency, id } of items.toSorted((a, b) => (a.id < b.id ? -1 : 1))) {
      if (!(await mayHandleChecks(context.sql, context.actor, { regencyCode: regency, id }, context.now)))
        return refuse("FORBIDDEN");
      const checkId = context.newId();
      const order = { regencyCode: regency, proposalId: id, checkId, reason, note };
      const { outcome, villageCode } = await orderCheck(context, order);
      outcomes.push({ id, outcome });
      if (villageCode !== null) byVillage.set(villageCode, [...(byVillage.get(villageCode) ?? []), checkId]);
    }
    const [first, ...more] = [...byVillage].map(([village, ids]) => auditOf(ids, village, reason ?? EACH));
    const ordered = outcomes.filter(({ outcome }) => outcome === "ordered").length;
    return done({ outcomes, ordered }, first ?? auditOf([], context.actor.grant.regionCode, reason ?? EACH), more);
  },
});

function auditOf(ids: readonly string[], areaCode: string, reason: string): AuditEntry {
  return {
    action: "ground-check:order",
    subjectKind: "ground-check",
    subjectIds: ids,
    areaCode,
    detail: { decided: ids.length, reason },
  };
}
