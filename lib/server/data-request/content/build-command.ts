import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { defineCommand, done } from "@/lib/server/command/command";
import { holdRequest, isOver } from "../rows";
import { enqueueRequestBuild } from "./job";

/** Asks again for the files of a granted request whose making failed. */
export const buildRequestAgain = defineCommand({
  name: "data-request.build",
  permission: "data-request:ask",
  input: z.strictObject({ regencyCode: z.string().regex(/^\d{4}$/), requestId: z.uuid() }),
  async run({ sql, actor, input: { regencyCode, requestId }, now }) {
    const row = await holdRequest(sql, regencyCode, requestId);
    if (row === null || row.asked_by !== actor.userId) return refuse("NOT_FOUND");
    if (row.state !== "granted" || row.content_state !== "failed" || isOver(row, now)) return refuse("NOT_ALLOWED_NOW");
    await sql`UPDATE data_request SET content_state = 'building', content_failure = NULL, progress_done = 0, progress_total = 0
      WHERE regency_code = ${regencyCode} AND id = ${requestId}`;
    await enqueueRequestBuild(sql, { regencyCode, requestId, userId: row.asked_by, askedFrom: row.asked_from });
    return done(
      { id: requestId },
      {
        action: "data-request:build-again",
        subjectKind: "data-request",
        subjectIds: [requestId],
        areaCode: regencyCode,
      },
    );
  },
});
