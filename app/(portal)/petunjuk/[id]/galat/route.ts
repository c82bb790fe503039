import { getTranslations } from "next-intl/server";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listHintFaults } from "@/lib/server/hint/queries";
import { csvResponse } from "../../../akses/csv";

/** Rows that were not taken, as a file: row and reason, nobody's number. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const faults = authorize(actor, "hint:import") ? await listHintFaults(actor, (await params).id) : null;
  if (faults === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("hint");
  const rows = faults.map(({ row, code }) => [row, t(`problem.${code}`)]);
  return csvResponse("baris-tidak-diambil.csv", [t("fault.row"), t("fault.problem")], rows);
}
