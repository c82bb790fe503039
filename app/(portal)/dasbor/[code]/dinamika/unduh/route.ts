import { getLocale, getTranslations } from "next-intl/server";
import type { DashboardArea } from "@/lib/domain/dashboard/overview";
import { DYNAMICS_TABLES, type DynamicsTable, readDynamicsChoice } from "@/lib/domain/dynamics/address";
import type { DynamicsView } from "@/lib/domain/dynamics/view";
import { refuse } from "@/lib/domain/error/error-code";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { fileForm, tableResponse } from "@/lib/server/cube/table-response";
import type { WorkbookWords } from "@/lib/server/cube/workbook";
import { findArea } from "@/lib/server/dashboard/queries";
import { type DynamicsWords, dynamicsRows } from "@/lib/server/dynamics/download";
import { findDynamics } from "@/lib/server/dynamics/queries";
import { aboutFile } from "../../../file-about";

/** A table of the page as a file: the same figures under the same scope and suppression. */
export async function GET(request: Request, { params }: { params: Promise<{ code: string }> }): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  const { searchParams } = new URL(request.url);
  const table = DYNAMICS_TABLES.find((name) => name === searchParams.get("tabel"));
  const form = fileForm(searchParams.get("bentuk"));
  const area = await findArea(actor, (await params).code);
  if (area === null || form === null || table === undefined) return respond(refuse("NOT_FOUND"));
  const view = await findDynamics(actor, area, readDynamicsChoice(Object.fromEntries(searchParams)));
  const snapshot = view?.pair?.to ?? view?.snapshots[0];
  // The shares are told of one snapshot; all else needs two.
  if (view === null || snapshot === undefined || (view.pair === null && table !== "bantuan"))
    return respond(refuse("NOT_FOUND"));
  const t = await getTranslations("dynamics.download.file");
  return tableResponse(form, `${t(table)}-${area.code}-${snapshot.id}`, await getLocale(), {
    rows: dynamicsRows(table, area, view, await wordsOf()),
    words: await aboutOf(table, area, view, snapshot.id),
  });
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
    cause: (cause) => t(`causes.${cause}`),
    share: (name) => `${t(`shares.names.${name}`)}, ${t(`shares.ofWhat.${name}`)}`,
    suppressed: t("rates.suppressed"),
  };
}

async function aboutOf(
  table: DynamicsTable,
  area: DashboardArea,
  { pair, group, isWhole }: DynamicsView,
  snapshotId: string,
): Promise<WorkbookWords> {
  const [t, cube] = await Promise.all([getTranslations("dynamics"), getTranslations("cube.table")]);
  const ends = { from: pair?.from.id ?? "", to: pair?.to.id ?? "" };
  const meaning = {
    matriks: [`${t("matrix.caption", ends)}. ${t(`groups.${group}`)}.`, t("notes.both")],
    angka: [`${t("children.caption")}. ${t(`groups.${group}`)}.`, t("notes.both")],
    sebab: [`${t("causes.caption")}. ${t(`groups.${group}`)}.`, t("causes.note")],
    pemicu: [`${t("drivers.caption")}.`, t("drivers.note")],
    bantuan: [`${t("shares.caption", { snapshot: snapshotId })}.`, t("shares.note")],
  }[table];
  return aboutFile({
    definition: [`${area.label} (${area.code}).`, ...meaning].join(" "),
    period:
      pair === null || table === "bantuan"
        ? snapshotId
        : `${ends.from} (${pair.from.rankedOn}), ${ends.to} (${pair.to.rankedOn})`,
    source: [t("notes.official"), t("notes.poverty")].join(" "),
    suppression: isWhole ? cube("whole") : t("notes.groups"),
  });
}
