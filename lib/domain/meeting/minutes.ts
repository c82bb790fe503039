import * as z from "zod/mini";
import { PROPOSAL_KINDS } from "../proposal/kind";
import { type AgendaOutcome, type MeetingRecord, OUTCOMES } from "../queue/meeting";

const decisionSchema = z.strictObject({
  publicId: z.string(),
  headName: z.string(),
  place: z.string(),
  kind: z.enum(PROPOSAL_KINDS),
  eventCodes: z.array(z.string()),
  changeCount: z.number(),
  warningCount: z.number(),
  outcome: z.enum(OUTCOMES),
  reason: z.nullable(z.string()),
  note: z.nullable(z.string()),
  snapshotSha256: z.nullable(z.string()),
});

const contentSchema = z.strictObject({
  format: z.literal(1),
  villageCode: z.string(),
  kind: z.enum(["musdes", "muskel"]),
  heldOn: z.string(),
  place: z.string(),
  minutes: z.string(),
  attendance: z.array(z.strictObject({ name: z.string(), position: z.string() })),
  decisions: z.array(decisionSchema),
});

/** A family's outcome with the SHA-256 (hex) of what the meeting had before it; null for one that was stored without. */
export type MinutesDecision = AgendaOutcome & { readonly snapshotSha256: string | null };

/** What the minutes of a meeting say: the text that is hashed, printed and signed. */
export interface MinutesContent
  extends Pick<MeetingRecord, "villageCode" | "kind" | "heldOn" | "place" | "minutes" | "attendance"> {
  readonly decisions: readonly MinutesDecision[];
}

/** The minutes as text, always with the same keys in the same order, so that the same minutes have the same hash. */
export function writeMinutes(content: MinutesContent): string {
  const { villageCode, kind, heldOn, place, minutes } = content;
  const attendance = content.attendance.map(({ name, position }) => ({ name, position }));
  const decisions = content.decisions.map((one) => ({
    publicId: one.publicId,
    headName: one.headName,
    place: one.place,
    kind: one.kind,
    eventCodes: one.eventCodes,
    changeCount: one.changeCount,
    warningCount: one.warningCount,
    outcome: one.outcome,
    reason: one.reason,
    note: one.note,
    snapshotSha256: one.snapshotSha256,
  }));
  return JSON.stringify({ format: 1, villageCode, kind, heldOn, place, minutes, attendance, decisions });
}

/** Minutes as they were issued. Throws on anything that {@link writeMinutes} did not write: the text is our own. */
export function readMinutes(text: string): MinutesContent {
  return contentSchema.parse(JSON.parse(text));
}

/** A hash as people compare it: groups of eight. */
export function hashText(hex: string): string {
  return hex.match(/.{1,8}/g)?.join(" ") ?? "";
}
