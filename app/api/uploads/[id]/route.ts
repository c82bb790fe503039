import { refuse } from "@/lib/domain/error/error-code";
import { readBody, respond, signedIn } from "@/lib/server/command/respond";
import { MAX_UPLOAD_BYTES, storeUpload } from "@/lib/server/import/upload";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Takes a workbook as bytes; its name stays on the person's own device. The page names the grant it was made under. */
export const PUT = signedIn("application/octet-stream", async (request, actor, { id = "" }) => {
  if (!UUID.test(id)) return respond(refuse("INVALID_INPUT"));
  if (request.headers.get("x-mutakhir-grant") !== actor.grant.id) return respond(refuse("GRANT_CHANGED"));
  const bytes = await readBody(request, MAX_UPLOAD_BYTES);
  if (bytes === null) return respond(refuse("TOO_LARGE"));
  return respond(await storeUpload(actor, id, bytes, new Date()));
});
