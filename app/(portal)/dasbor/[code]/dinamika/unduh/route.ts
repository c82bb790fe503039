import { getTranslations } from "next-intl/server";
import { readDynamicsChoice } from "@/lib/domain/dynamics/address";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findArea } from "@/lib/server/dashboard/queries";
import { DYNAMICS_TABLES, type DynamicsWords, dynamicsRows } from "@/lib/server/dynamics/download";
import { findDynamics } from "@/lib/server/dynamics/queries";
import { csvResponse } from "../../../../akses/csv";

/** A table of the page as a file: the same figures under the same scope and suppression. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { searchParams } = new URL(request.url);
  const table = DYNAMICS_TABLES.find((name) => name === searchParams.get("tabel"));
  const area = await findArea(actor, (await params).code);
  if (area === null || table === undefined) return respond(refuse("NOT_FOUND"));
  const view = await findDynamics(actor, area, readDynamicsChoice(Object.fromEntries(searchParams)));
  if (view === null || view.pair === null) return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("dynamics");
  const [heading = [], ...rows] = dynamicsRows(table, area, view, await wordsOf());
  const names = {
    matriks: t("download.fileMatrix"),
    angka: t("download.fileRates"),
    pemicu: t("download.fileDrivers"),
  };
  return csvResponse(`${names[table]}-${area.code}-${view.pair.to.id}.csv`, heading.map(String), rows);
}

async function wordsOf(): Promise<DynamicsWords> {
  const t = await getTranslations("dynamics");
  return {
    heading: (column) => t(`download.${column}`),
    step: (step) =>
      typeof step !== "number" ? t(`matrix.rank.${step}`) : step === 0 ? t("matrix.unranked") : String(step),
    group: (group) => t(`groups.${group}`),
    rate: (name) => t(`rates.${name}`),
    move: (move) => t(`causes.moves.${move}`),
    driver: (driver) => t(`drivers.names.${driver}`),
    suppressed: t("rates.suppressed"),
  };
}
