import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getLocale, getTranslations } from "next-intl/server";
import { EventChooser } from "@/components/event/event-chooser";
import { eventGroups } from "@/components/event/event-groups";
import { Alert } from "@/components/ui/alert";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { PageHeading } from "@/components/ui/page-heading";
import { authorize } from "@/lib/domain/access/actor";
import { localeOf } from "@/lib/i18n/locale";
import { requirePermission } from "@/lib/server/auth/require-actor";
import { findEventStart } from "@/lib/server/event/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("event"))("title") };
}

/** "What happened?": the first question, before any other is asked. */
export default async function EventStartPage({ params }: PageProps<"/keluarga/[id]/peristiwa">) {
  const actor = await requirePermission("proposal:draft");
  const [{ id }, locale, t, common, errors] = await Promise.all([
    params,
    getLocale().then(localeOf),
    getTranslations("event"),
    getTranslations("common"),
    getTranslations("errors"),
  ]);
  const family = await findEventStart(actor, id, new Date());
  if (family === null) notFound();
  const words = await getTranslations("household");
  const path = `/keluarga/${family.publicId}`;
  return (
    <>
      <PageHeading
        above={
          <Breadcrumbs
            label={common("breadcrumbs")}
            items={[
              { label: words("listTitle"), href: "/keluarga" },
              { label: family.headName, href: path },
              { label: t("title") },
            ]}
          />
        }
        title={t("question", { name: family.headName })}
        lead={t("lead")}
      />
      {family.can ? (
        <EventChooser
          grantId={actor.grant.id}
          regencyCode={family.regencyCode}
          householdId={family.id}
          groups={eventGroups(locale, family.publicId, (group) => t(`group.${group}`), [
            ...(authorize(actor, "duplicate:open") ? [] : (["duplicate"] as const)),
            ...(authorize(actor, "transfer:request") ? [] : (["transfer-in", "transfer-out"] as const)),
          ])}
          words={{
            start: t("start"),
            none: t("none"),
            together: t("together"),
            elsewhere: t("elsewhere"),
            channel: words("channel"),
            desk: words("channelDesk"),
            visit: words("channelVisit"),
            failed: errors("code.INTERNAL.what"),
            errors: {
              UNAVAILABLE: errors("code.UNAVAILABLE.what"),
              PERIOD_CLOSED: errors("code.PERIOD_CLOSED.what"),
              GRANT_CHANGED: errors("code.GRANT_CHANGED.what"),
              UNAUTHENTICATED: errors("code.UNAUTHENTICATED.what"),
              NOT_FOUND: errors("code.NOT_FOUND.what"),
              DUPLICATE_OPEN_PROPOSAL: errors("code.DUPLICATE_OPEN_PROPOSAL.what"),
            },
          }}
        />
      ) : (
        <Alert tone="attention">{t(family.isClosed ? "familyClosed" : "periodClosed")}</Alert>
      )}
    </>
  );
}
