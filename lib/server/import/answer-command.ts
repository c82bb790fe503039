import "server-only";
import * as z from "zod";
import { refuse } from "@/lib/domain/error/error-code";
import { holdsIdentityNumber } from "@/lib/domain/nik/identity-number";
import { type BookQuestion, bookAnswerSchema, headingsOf, mappingProblem } from "@/lib/domain/sid/book-question";
import { defineCommand, done } from "@/lib/server/command/command";
import { auditOf, findBatch } from "./batch";
import { enqueue } from "./job";

const inputSchema = z.strictObject({
  regencyCode: z.string().regex(/^\d{4}$/),
  id: z.uuid(),
  answer: bookAnswerSchema,
  /** Keeps the mapping for files with the same headings. */
  saveAs: z.string().trim().min(1).max(60).nullable(),
  shared: z.boolean(),
});

/** Answers what a workbook asked, and goes on with its check. */
export const answerImport = defineCommand({
  name: "import.answer",
  permission: "import:sid",
  input: inputSchema,
  async run({ sql, actor, input, now, newId }) {
    const { regencyCode, id, answer, saveAs, shared } = input;
    if (saveAs !== null && holdsIdentityNumber(saveAs))
      return refuse("INVALID_INPUT", { fields: [{ path: "saveAs", detail: "IDENTIFIER" }] });
    const batch = await findBatch(sql, actor, regencyCode, id);
    if (batch === null) return refuse("NOT_FOUND");
    if (batch.state !== "asking") return refuse("NOT_ALLOWED_NOW");
    const asked = await sql<{ question: BookQuestion }>`SELECT question FROM import_batch
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    const columns = asked[0]?.question.columns ?? [];
    const problem = answer.mapping === null ? null : mappingProblem(answer.mapping);
    if (problem !== null || (columns.length > 0 && answer.mapping === null))
      return refuse("INVALID_INPUT", { fields: [{ path: "mapping", detail: problem ?? "NIK_MISSING" }] });
    await sql`UPDATE import_batch SET state = 'checking', answer = ${JSON.stringify(answer)}, updated_at = ${now}
      WHERE regency_code = ${regencyCode} AND id = ${id}`;
    if (saveAs !== null && answer.mapping !== null)
      await sql`INSERT INTO import_mapping (regency_code, id, village_code, name, headings, mapping, shared, created_by, created_at)
        VALUES (${regencyCode}, ${newId()}, ${batch.village_code}, ${saveAs}, ${headingsOf(columns)}, ${JSON.stringify(answer.mapping)},
          ${shared}, ${actor.userId}, ${now})`;
    const job = { regencyCode, villageCode: batch.village_code, importId: id, userId: actor.userId };
    await enqueue(sql, "import-check", job);
    return done({ state: "checking" }, auditOf("import:answer", id, batch.village_code));
  },
});
