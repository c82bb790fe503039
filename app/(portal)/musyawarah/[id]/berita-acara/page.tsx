import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getTranslations } from "next-intl/server";
import { MinutesDocument } from "@/components/meeting/minutes-document";
import { PrintButton } from "@/components/meeting/print-button";
import { LinkButton } from "@/components/ui/link-button";
import { parsePublicId } from "@/lib/domain/public-id/public-id";
import { findMeeting, listOutcomes } from "@/lib/server/meeting/queries";
import { regionPath } from "@/lib/server/region/queries";
import { requireMeetingReader } from "../../meeting-access";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("meeting.record");
  return { title: t("minutes") };
}

export default async function Page({ params }: { readonly params: Promise<{ id: string }> }) {
  const { actor } = await requireMeetingReader();
  const at = parsePublicId((await params).id);
  const meeting = at === null ? null : await findMeeting(actor, at);
  if (at === null || meeting === null) notFound();
  const t = await getTranslations("meeting");
  const common = await getTranslations("common");
  const path = await regionPath(meeting.villageCode);
  return (
    <>
      <div className="no-print mb-4 flex flex-wrap gap-2">
        <LinkButton href={`/musyawarah/${meeting.publicId}`} icon="arrow-left">
          {t("backToMeeting")}
        </LinkButton>
        <PrintButton label={common("print")} />
      </div>
      <MinutesDocument
        meeting={meeting}
        agenda={await listOutcomes(actor, at)}
        village={path
          .toReversed()
          .map((region) => region.label)
          .join(", ")}
      />
    </>
  );
}
