import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { localDay } from "@/lib/domain/period/period";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { timeZoneOf } from "@/lib/server/region/queries";
import { readBasis, readDay, readRevision } from "./history-address";
import { RecordOnPage } from "./record-on-page";
import { TimelinePage } from "./timeline-page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("household"))("history") };
}

/** The history as a timeline, or with a date in the address the whole record on that date. */
export default async function HistoryRoute({ params, searchParams }: PageProps<"/keluarga/[id]/riwayat">) {
  const actor = await requirePermission("household:read");
  const [{ id }, query, locale] = await Promise.all([params, searchParams, getLocale().then(localeOf)]);
  const key = parsePublicId(id);
  if (key === null) notFound();
  const now = new Date();
  const day = readDay(query, localDay(now, await timeZoneOf(key.regencyCode)));
  if (day !== null && day !== "wrong")
    return <RecordOnPage actor={actor} id={id} day={day} basis={readBasis(query)} locale={locale} now={now} />;
  const before = readRevision(query["sebelum"]);
  return <TimelinePage actor={actor} id={id} before={before} isWrongDay={day === "wrong"} locale={locale} now={now} />;
}
