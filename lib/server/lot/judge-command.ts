import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { sampleOf, VERDICTS } from "@/lib/domain/lot/lot";
import { questionLabel } from "@/lib/domain/queue/queue-row";
import { reasonProblem } from "@/lib/domain/workflow/reason";
import { hasFreshEyes } from "@/lib/domain/workflow/workflow";
import { defineCommand, done } from "@/lib/server/command/command";
import { concludeLot, holdLot, readLotItems, writeFinding } from "./record";

const judgeSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  lotId: z.uuid(),
  proposalId: z.uuid(),
  /** What the page showed; another one's finding since then refuses. */
  seen: z.enum(VERDICTS).nullable(),
  verdict: z.enum(VERDICTS),
  /** Of a fault: why, as in a return, and the question where it lies. */
  reason: z.string().max(40).nullable().default(null),
  question: z.string().max(80).nullable().default(null),
  note: z.string().trim().max(1000).nullable().default(null),
});

/**
 * Says of one family of a lot's sample whether it is fit or faulty. The lot fails with the first fault too many and passes when
 * the whole sample was seen; from then on no finding changes.
 */
export const judgeLotItem = defineCommand({
  name: "lot.judge",
  permission: "lot:inspect",
  input: judgeSchema,
  async run({ sql, actor, input, now }) {
    const { regencyCode, lotId, proposalId, verdict, reason, question, note } = input;
    const isFault = verdict === "faulty";
    const problem = isFault ? reasonProblem({ reason, note }, "return") : null;
    if (problem !== null) return refuse("INVALID_INPUT", { fields: [problem] });
    if (!isFault && (reason !== null || question !== null)) return refuse("INVALID_INPUT");
    if (question !== null && questionLabel(question, "id") === null)
      return refuse("INVALID_INPUT", { fields: [{ path: "question", detail: "UNKNOWN" }] });
    const key = { regencyCode, id: lotId };
    const lot = await holdLot(sql, key);
    if (lot === null) return refuse("NOT_FOUND");
    if (lot.state !== "open") return refuse("NOT_ALLOWED_NOW");
    const items = await readLotItems(sql, key);
    const item = items.find(({ id }) => id === proposalId);
    if (item === undefined) return refuse("NOT_FOUND");
    if (!item.isHere || !sampleOf(items, lot.sample_size).includes(item)) return refuse("NOT_ALLOWED_NOW");
    if (item.verdict !== input.seen) return refuse("STALE");
    if (!hasFreshEyes(actor.userId, item.contributors, item.deciders)) return refuse("FOUR_EYES");
    await writeFinding(sql, { lot: key, proposalId, by: actor.userId, now }, { verdict, reason, question, note });
    const { state, seen, toSee, faults } = await concludeLot(sql, key, lot, now);
    return done(
      { state, seen, toSee, faults },
      {
        action: "lot:judge",
        subjectKind: "proposal",
        subjectIds: [proposalId],
        areaCode: lot.village_code,
        detail: { verdict, reason, lot: lotId },
      },
    );
  },
});
