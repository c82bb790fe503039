import "server-only";
import * as z from "zod";
import {
  type DeliveryState,
  MOST_NOTE,
  MOST_SNAPSHOT_NAME,
  REFUSAL_REASONS,
  REPLIES_AT_ONCE,
  replyProblem,
  settledReply,
} from "@/lib/domain/delivery/delivery";
import { type FieldProblem, refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { lockDeliveries } from "./lock";
import { writeReplies } from "./write-replies";

const text = (most: number) => z.string().trim().min(1).max(most).nullable();
const recordSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  packageId: z.uuid(),
  replies: z
    .array(
      z.strictObject({
        proposalId: z.uuid(),
        state: z.enum(["accepted", "refused", "in-snapshot"]),
        reason: z.enum(REFUSAL_REASONS).nullable(),
        note: text(MOST_NOTE),
        snapshot: text(MOST_SNAPSHOT_NAME),
        snapshotOn: z.iso.date().nullable().default(null),
      }),
    )
    .min(1)
    .max(REPLIES_AT_ONCE),
});
type Recording = z.infer<typeof recordSchema>;
type Line = Recording["replies"][number];

interface Held {
  readonly id: string;
  readonly village: string;
  readonly state: DeliveryState;
  readonly reason: string | null;
  readonly note: string | null;
  readonly snapshot: string | null;
  readonly snapshotOn: string | null;
}

/** Writes what the centre answered, all of it or nothing: what does not fit is named by its place in the list. */
export const recordReplies = defineCommand({
  name: "delivery.record",
  permission: "delivery:manage",
  input: recordSchema,
  async run({ sql, actor, input, now, newId }) {
    const { regencyCode, packageId, replies } = input;
    if (actor.grant.regionCode !== regencyCode) return refuse("NOT_FOUND");
    await lockDeliveries(sql, regencyCode);
    const ids = replies.map(({ proposalId }) => proposalId);
    const [found] =
      await sql`SELECT 1 FROM delivery_package WHERE regency_code = ${regencyCode} AND id = ${packageId}::uuid`;
    if (found === undefined) return refuse("NOT_FOUND");
    const held = await sql<Held>`SELECT proposal_id AS id, village_code AS village, state, reason, note, snapshot,
        snapshot_on::text AS "snapshotOn" FROM delivery_item
      WHERE regency_code = ${regencyCode} AND package_id = ${packageId}::uuid AND is_current AND proposal_id = ANY (${ids}::uuid[])
      ORDER BY proposal_id FOR UPDATE`;
    const byId = new Map(held.map((item) => [item.id, item]));
    const fields = problemsOf(replies, byId);
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields });
    const lines = replies.map((reply) => {
      const settled = settledReply(reply);
      const known = settled.state === "in-snapshot" ? (byId.get(reply.proposalId)?.snapshotOn ?? null) : null;
      return { ...settled, snapshotOn: settled.snapshotOn ?? known, proposalId: reply.proposalId };
    });
    const changed = lines.filter((line) => differs(byId.get(line.proposalId), line));
    const { userId, grant } = actor;
    const by = { regencyCode, packageId, userId, grantId: grant.id, now, repliedOn: null, newId };
    if (changed.length > 0) await writeReplies(sql, by, changed, byId);
    return done(
      { recorded: changed.length, same: lines.length - changed.length },
      {
        action: "delivery:record",
        subjectKind: "delivery",
        subjectIds: [packageId],
        areaCode: regencyCode,
        detail: {
          recorded: changed.length,
          accepted: changed.filter(({ state }) => state === "accepted").length,
          refused: changed.filter(({ state }) => state === "refused").length,
          ranked: changed.filter(({ state }) => state === "in-snapshot").length,
        },
      },
    );
  },
});

function problemsOf(replies: readonly Line[], held: ReadonlyMap<string, Held>): readonly FieldProblem[] {
  const seen = new Set<string>();
  return replies.flatMap((reply, index): readonly FieldProblem[] => {
    const path = `replies.${index}`;
    const item = held.get(reply.proposalId);
    if (item === undefined) return [{ path, detail: "NOT_IN_PACKAGE" }];
    if (seen.has(reply.proposalId)) return [{ path, detail: "NUMBER_TWICE" }];
    seen.add(reply.proposalId);
    const isRenamed = item.state === "in-snapshot" && item.snapshot !== reply.snapshot;
    const problem = isRenamed ? "FINAL" : replyProblem(item.state, reply);
    return problem === null ? [] : [{ path, detail: problem }];
  });
}

/** A reply read a second time changes nothing and writes no second history. */
function differs(item: Held | undefined, line: Omit<Line, "proposalId">): boolean {
  return (
    item === undefined ||
    item.state !== line.state ||
    item.reason !== line.reason ||
    item.note !== line.note ||
    item.snapshot !== line.snapshot ||
    item.snapshotOn !== line.snapshotOn
  );
}
