import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { SnapshotSections } from "@/components/household/snapshot-sections";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeading } from "@/components/ui/page-heading";
import { Timeline } from "@/components/ui/timeline";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { formatAgo, formatDate, formatInstant } from "@/lib/i18n/formats";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { regionLabel, timeZoneOf } from "@/lib/server/region/queries";
import { findLastRecord, type LastRecord } from "@/lib/server/transfer/record-query";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("transfer.record"))("title") };
}

/** What the old village keeps: the family as it was when it moved, to read. */
export default async function RecordRoute({ params }: PageProps<"/pindah/[id]/catatan">) {
  const actor = await requirePermission("transfer:read");
  const [{ id }, locale] = await Promise.all([params, getLocale().then(localeOf)]);
  const at = parsePublicId(id);
  const record = at === null ? null : await findLastRecord(actor, at, locale, new Date());
  if (record === null) notFound();
  const [t, list, household, common, destination] = await Promise.all([
    getTranslations("transfer.record"),
    getTranslations("transfer"),
    getTranslations("household"),
    getTranslations("common"),
    regionLabel(record.otherVillageCode),
  ]);
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: list("title"), href: "/pindah" },
              { label: record.headName, href: `/pindah/${record.publicId}` },
              { label: t("title") },
            ]}
          />
        }
        title={household("family", { name: record.headName })}
        lead={t("lead", { name: record.headName, date: formatDate(record.movedOn, locale), destination })}
      />
      <div className="grid gap-5 xl:grid-cols-[minmax(0,2fr)_minmax(18rem,1fr)]">
        <div className="grid grid-cols-1 content-start gap-5">
          {record.unsent.length === 0 ? null : (
            <Card title={t("unsent")} tone="attention">
              <p className="mb-2 text-muted">{t("unsentLead")}</p>
              <DescriptionList
                items={record.unsent.map(({ person, label, text }) => ({ term: `${person}: ${label}`, detail: text }))}
              />
            </Card>
          )}
          <SnapshotSections snapshot={record.snapshot} />
        </div>
        <Revisions record={record} />
      </div>
    </>
  );
}

async function Revisions({ record }: { readonly record: LastRecord }) {
  const [t, locale, zone] = await Promise.all([
    getTranslations("transfer.record"),
    getLocale().then(localeOf),
    timeZoneOf(record.villageCode),
  ]);
  const now = new Date();
  return (
    <Card title={t("revisions")}>
      <Timeline
        items={record.revisions.map((revision) => ({
          key: String(revision.revision),
          title: t("revision", { revision: revision.revision }),
          when: formatAgo(revision.appliedAt, now, zone, locale),
          instant: revision.appliedAt.toISOString(),
          exact: formatInstant(revision.appliedAt, zone, locale),
          who: revision.appliedBy === null ? null : t("appliedBy", { name: revision.appliedBy }),
          icon: revision.revision === 1 ? ("hard-drive" as const) : ("circle-check" as const),
          body: revision.revision === 1 ? t("firstLoad") : t("changes", { count: revision.changes }),
        }))}
      />
    </Card>
  );
}
