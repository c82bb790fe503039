import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listOfficeNotes } from "@/lib/server/office-file/queries";
import { csvResponse } from "../../../akses/csv";

/** What is said of rows, as a file: row and reason, nobody's number. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const notes = authorize(actor, "office-file:import") ? await listOfficeNotes(actor, (await params).id) : null;
  if (notes === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("officeFile");
  const rows = notes.map(({ row, code }) => [row, t(`problem.${code}`)]);
  return csvResponse("catatan-baris.csv", [t("note.row"), t("note.problem")], rows);
}
