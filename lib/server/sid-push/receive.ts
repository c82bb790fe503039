import "server-only";
import { uuidv7 } from "uuidv7";
import type * as z from "zod";
import { scopeOf } from "@/lib/domain/access/actor";
import type { pushAnswerSchema } from "@/lib/domain/api/problem";
import { type ErrorCode, type Outcome, type Refusal, refuse, succeed } from "@/lib/domain/error/error-code";
import { formatPublicId } from "@/lib/domain/public-id/public-id";
import { PUSHES_A_DAY } from "@/lib/domain/sid/push";
import { messagesOf } from "@/lib/i18n/catalogue";
import { waitForPush } from "@/lib/server/api/limit";
import { answerHeaders, localeOfRequest, problemResponse, type Told } from "@/lib/server/api/problem";
import { addressOfRequest } from "@/lib/server/auth/request-place";
import { databaseRefusal } from "@/lib/server/command/database-error";
import { readBody } from "@/lib/server/command/respond";
import { runCommand } from "@/lib/server/command/run-command";
import { config } from "@/lib/server/config/config";
import { uuidOf } from "@/lib/server/crypto/uuid-of";
import { databaseFault } from "@/lib/server/db/database-error";
import { underScope } from "@/lib/server/db/scoped";
import type { Sql } from "@/lib/server/db/sql";
import { MAX_UPLOAD_BYTES, storeUpload } from "@/lib/server/import/upload";
import { log } from "@/lib/server/log/log";
import { findSender, keyIn, type Sender } from "./key";
import { pushImport, pushProblem } from "./push-command";
import { tableIn } from "./table-in";

/** Heads of the parts around the file. */
const FORM_SLACK = 65_536;

/** The way in for a village's own system: its key, its rate, its file; then what an operator's upload goes through. */
export function receivingVillage(): (request: Request) => Promise<Response> {
  return async (request) => {
    const told: Told = { requestId: uuidv7(), locale: localeOfRequest(request) };
    try {
      return await receive(request, told, new Date());
    } catch (error) {
      const known = databaseRefusal(error);
      if (known === null)
        log().error(
          { kind: error instanceof Error ? error.name : "unknown", code: databaseFault(error)?.code },
          "push failed",
        );
      return problemResponse(known ?? { code: "INTERNAL" }, told);
    }
  };
}

async function receive(request: Request, told: Told, now: Date): Promise<Response> {
  const key = keyIn(request.headers);
  const address = addressOfRequest(request);
  const waitS = await waitForPush(address, null);
  if (waitS !== null) return problemResponse({ code: "RATE_LIMITED" }, { ...told, waitS });
  const sender = key === null ? null : await findSender(key, now);
  if (sender === null) return problemResponse({ code: "UNAUTHENTICATED" }, told);
  const restS = await waitForPush(address, { key: sender.keyId, aDay: PUSHES_A_DAY });
  if (restS !== null) return problemResponse({ code: "RATE_LIMITED" }, { ...told, waitS: restS });
  const file = await fileIn(request);
  if (!file.ok) return problemResponse(file.error, told);
  const begun = await begin(sender, file.value, now);
  if (!begun.ok) return problemResponse(begun.error, told);
  const id = formatPublicId(sender.actor.grant.regionCode.slice(0, 4), begun.value.id);
  const body: z.infer<typeof pushAnswerSchema> = {
    status: "success",
    message: messagesOf(told.locale).api.push.taken,
    import: id,
    page: `${config().publicUrl}/impor/${id}`,
  };
  const headers = { ...answerHeaders(told.requestId), "Content-Type": "application/json; charset=utf-8" };
  return new Response(JSON.stringify(body), { status: 202, headers });
}

/** The bytes of the file: part `file` of a form, as OpenSID sends it, or the body itself. Never more than fit are read. */
async function fileIn(request: Request): Promise<Outcome<Buffer>> {
  const body = await readBody(request, MAX_UPLOAD_BYTES + FORM_SLACK);
  if (body === null) return refuse("TOO_LARGE");
  const type = request.headers.get("content-type") ?? "";
  if (!type.toLowerCase().startsWith("multipart/form-data")) return succeed(Buffer.from(body));
  try {
    const form = await new Response(new Uint8Array(body), { headers: { "Content-Type": type } }).formData();
    const file = form.get("file");
    if (file instanceof Blob) return succeed(Buffer.from(await file.arrayBuffer()));
  } catch {
    // Not a form after all; said below.
  }
  return refuse("INVALID_INPUT", { fields: [{ path: "file", detail: "required" }] });
}

/** What has ended without drafts: sent again it begins anew. */
const ENDED_STATES = ["cancelled", "failed"];

/**
 * Keeps the file and begins its check. Its id follows from key, day and bytes: what is sent twice in a day is one import, whatever became
 * of the answer to the first, unless that was thrown away or failed. While nothing may be sent, nothing is kept.
 */
async function begin({ keyId, actor }: Sender, sent: Buffer, now: Date): Promise<Outcome<{ readonly id: string }>> {
  const table = await tableIn(sent);
  if (typeof table === "string") return refuse("UNSUPPORTED_FILE", { fields: [{ path: "file", detail: table }] });
  const { id, isKnown, problem } = await underScope(scopeOf(actor), async ({ sql }) => {
    // Asked first: what another request with the same file has begun meanwhile is then found below.
    const found = await pushProblem(sql, actor.grant.regionCode, now);
    return { ...(await findSent(sql, actor, `${keyId} ${now.toISOString().slice(0, 10)}`, table)), problem: found };
  });
  if (isKnown) return succeed({ id });
  if (problem !== null) return { ok: false, error: problem };
  const stored = await storeUpload(actor, id, table, now);
  if (!stored.ok) return { ok: false, error: withFile(stored.error) };
  const envelope = { operationId: id, grantId: actor.grant.id, input: { id, uploadId: id, keyId } };
  const outcome = await runCommand(pushImport, actor, envelope, now);
  return outcome.ok ? succeed({ id }) : outcome;
}

/** The import of a file, or the id of the one to begin; each that has ended leads on to the next. */
async function findSent(
  sql: Sql,
  { grant }: Sender["actor"],
  salt: string,
  table: Buffer,
): Promise<{ readonly id: string; readonly isKnown: boolean }> {
  let id = uuidOf(salt, table);
  // More than a day's pushes cannot have ended.
  for (let ended = 0; ended < PUSHES_A_DAY; ended += 1) {
    const [row] = await sql<{ state: string }>`SELECT state FROM import_batch
      WHERE regency_code = ${grant.regionCode.slice(0, 4)} AND id = ${id}`;
    if (row === undefined) return { id, isKnown: false };
    if (!ENDED_STATES.includes(row.state)) return { id, isKnown: true };
    id = uuidOf(`${salt} ${id}`, table);
  }
  return { id, isKnown: false };
}

/** The reason stands with the part that it is about. */
function withFile({ code, info, ...rest }: Refusal): Refusal {
  const reason: ErrorCode | string = String(info?.["reason"] ?? code);
  return { ...rest, code, fields: [{ path: "file", detail: reason }] };
}
