import "server-only";
import { refuse } from "@/lib/domain/error/error-code";
import { strangers } from "@/lib/domain/proposal/people";
import { defineCommand, done } from "@/lib/server/command/command";
import { evaluateDraft } from "@/lib/server/proposal/evaluate";
import { layOver } from "@/lib/server/proposal/save-command";
import { saveSchema } from "@/lib/server/proposal/save-schema";
import { sealPayload } from "@/lib/server/proposal/sealed-payload";
import { familyTask } from "./bank";
import { evaluable } from "./judge-work";
import { lockWork } from "./work-row";

/** Saves what was typed in an own practice family, as `proposal.save` does in a real one. */
export const savePractice = defineCommand({
  name: "practice.save",
  permission: null,
  input: saveSchema,
  async run({ sql, actor, input, now }) {
    const work = await lockWork(sql, actor.userId, input.id);
    const task = work === null ? null : familyTask(work.task);
    if (work === null || work.payload === null || task === null) return refuse("NOT_FOUND");
    if (work.doneAt !== null) return refuse("NOT_ALLOWED_NOW");
    const { payload, conflicts } = layOver(task.base, work.payload, input);
    const belonging = { active: new Set(Object.keys(task.base.members)), former: [] };
    const fields = strangers(belonging, payload, input);
    if (fields.length > 0) return refuse("INVALID_INPUT", { fields: fields.slice(0, TOLD_AT_MOST) });
    if (evaluateDraft(evaluable(task), payload) === null)
      return refuse("INVALID_INPUT", { fields: [{ path: "patches", detail: "UNKNOWN_KEY" }] });
    await sql`UPDATE practice_work SET payload = ${JSON.stringify(sealPayload(payload))}::jsonb, version = version + 1, updated_at = ${now}
      WHERE id = ${work.id}`;
    return done(
      {
        version: work.version + 1,
        conflicts: conflicts.map(({ patch: { level, uid, key } }) => ({ level, uid, key })),
      },
      {
        action: "practice:save",
        subjectKind: "practice",
        subjectIds: [work.id],
        areaCode: actor.grant.regionCode,
        detail: { fields: input.patches.length },
      },
    );
  },
});

const TOLD_AT_MOST = 20;
