import { getLocale, getTranslations } from "next-intl/server";
import { pastWords } from "@/components/past-list/past-words";
import { authorize } from "@/lib/domain/access/actor";
import { refuse } from "@/lib/domain/error/error-code";
import type { PrintRow } from "@/lib/domain/instrument/print-form";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { localeOf } from "@/lib/i18n/locale";
import { getActor } from "@/lib/server/auth/require-actor";
import { respond } from "@/lib/server/command/respond";
import { findPastListings } from "@/lib/server/past-list/family-query";
import { findFilledForm } from "@/lib/server/print/filled-form";
import { findRightsRequest } from "@/lib/server/rights/page-query";
import { csvResponse } from "../../../akses/csv";

/** A family's own data as a table, one answer a line, and what lists of before DTSEN said of it; only of a request for a copy that was granted. The reading is logged before. */
export async function GET(_request: Request, { params }: RouteContext<"/hak-data/[id]/salinan">): Promise<Response> {
  const actor = await getActor();
  if (actor === null) return respond(refuse("UNAUTHENTICATED"));
  if (!authorize(actor, "rights:read")) return respond(refuse("FORBIDDEN"));
  const [{ id }, locale, t] = await Promise.all([params, getLocale().then(localeOf), getTranslations("rights.copy")]);
  const at = parsePublicId(id);
  const now = new Date();
  const page = at === null ? null : await findRightsRequest(actor, at, now);
  if (page === null || page.kind !== "copy" || page.state !== "granted") return respond(refuse("NOT_FOUND"));
  const sheet = await findFilledForm(actor, page.householdPublicId, locale, now);
  if (sheet === null) return respond(refuse("NOT_FOUND"));
  const rows = sheet.document.blocks.flatMap(({ heading, person, rows: lines }) =>
    lines.map((line) => [heading, person ?? "", line.no, line.label, answerOf(line) || t("empty")]),
  );
  const family = parsePublicId(page.householdPublicId);
  const past = family === null ? [] : await findPastListings(actor, family.regencyCode, family.id);
  const title = (await getTranslations("officeFile.past"))("title");
  const lines = await Promise.all(past.map((line) => pastWords(line, locale)));
  rows.push(...lines.map(({ list, who, said }) => [title, who, "", list, said]));
  return csvResponse(
    t("file", { number: page.id.slice(-8) }),
    [t("part"), t("person"), t("no"), t("question"), t("answer")],
    rows,
  );
}

function answerOf(line: PrintRow): string {
  if (line.kind !== "options") return line.text;
  return line.options
    .filter(({ checked }) => checked)
    .map(({ label }) => label)
    .join("; ");
}
