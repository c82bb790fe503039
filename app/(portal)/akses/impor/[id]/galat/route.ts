import { getTranslations } from "next-intl/server";
import * as z from "zod";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { listRosterFaults } from "@/lib/server/roster/queries";
import { csvResponse } from "../../../csv";

/** Every wrong cell of a roster: where it stands, what is wrong, what to do. */
export async function GET(_request: Request, { params }: { params: Promise<{ id: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { id } = await params;
  const isAllowed = authorize(actor, "user:manage") && z.uuid().safeParse(id).success;
  const faults = isAllowed ? await listRosterFaults(actor, id, new Date()) : null;
  if (faults === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("roster");
  const header = [t("check.row"), t("check.column"), t("check.typed"), t("check.problem"), t("check.todo")];
  const rows = faults.map(({ row, column, typed, code }) => [
    row,
    t(`column.${column}`),
    typed,
    t(`problem.${code}.what`),
    t(`problem.${code}.todo`),
  ]);
  return csvResponse(t("check.file"), header, rows);
}
