import "server-only";
import * as z from "zod";
import { authorize } from "@/lib/domain/access/actor";
import { defineCommand, done } from "@/lib/server/command/command";

/**
 * Lets go what was typed in the field and refused: its author, or the operator of the village for those who work there; what was
 * seen in a ground check its author alone, because the village does not read it. What waited behind it in its record waits no
 * more. The content stays sealed in its row; that it was let go, and by whom, is in the audit.
 */
export const discardAside = defineCommand({
  name: "field.discard",
  permission: "proposal:draft",
  input: z.strictObject({
    opId: z.uuid(),
    /** Which content of the operation was read before; every one where a device says it. */
    id: z.uuid().optional(),
  }),
  async run({ sql, actor, input: { opId, id = null }, now }) {
    const isOperator = authorize(actor, "assignment:manage");
    const rows = await sql<{ id: string; areaCode: string }>`UPDATE field_set_aside
      SET state = 'discarded', closed_by = ${actor.userId}::uuid, closed_at = ${now}
      WHERE op_id = ${opId} AND state = 'open' AND (${id}::uuid IS NULL OR id = ${id}::uuid)
        AND (user_id = ${actor.userId} OR (${isOperator} AND regency_code = ${actor.grant.regionCode.slice(0, 4)}
          AND village_code = ${actor.grant.regionCode} AND command NOT LIKE 'ground-check.%'))
      RETURNING id, village_code AS "areaCode"`;
    // One that was never kept, or is closed already, is let go as well: the answer tells nothing of others' rows.
    return done(
      { opId, count: rows.length },
      {
        action: "field:discard",
        subjectKind: "set-aside",
        subjectIds: rows.map(({ id }) => id),
        areaCode: rows[0]?.areaCode ?? actor.grant.regionCode,
      },
    );
  },
});
